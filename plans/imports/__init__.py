"""Spreadsheets into the database: read, staged as a job, confirmed once, undone.

A resource says which columns a sheet has and how each cell is read. An importer turns
records into staged entries, old beside new; a job keeps them until somebody confirms.
"""
