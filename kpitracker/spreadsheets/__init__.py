"""Workbooks for people, drawn from the reports."""
