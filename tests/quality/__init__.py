"""How good detection is: a set of our own, and the report on that and on real documents."""
