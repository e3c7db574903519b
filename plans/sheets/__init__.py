"""Spreadsheet files: bytes to rows of cells, and rows of cells back to bytes.

Pure: no database. CSV, TSV, pasted cells and XLSX come in as the same records of text;
what goes out reads back as the same cells.
"""
