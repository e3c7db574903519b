"""Comparisons on pages and in files."""
