"""Configuration: what a file may set, where it is found, and how settings are merged."""
