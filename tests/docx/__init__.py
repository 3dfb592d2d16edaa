"""Tests of Word documents, and what makes them."""
