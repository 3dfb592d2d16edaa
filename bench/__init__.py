"""The benchmark: text of our own, a stopwatch, the peers that are installed, tables and curves."""
