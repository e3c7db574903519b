"""What anybody may take of a public plan: tables that explain themselves.

Published values only. Columns are declared once: they say what is read, what stands in
the files, in the descriptor and in the dictionary on the page.
"""
