"""Suppression: comments in a draft, and entries of the configuration, that keep findings off the report."""
