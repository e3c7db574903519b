"""Comparisons in words: two years of a plan, two plans."""
