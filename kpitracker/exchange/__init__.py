"""The exchange package: one plan as one folder, or one .zip, of CSV files.

A package is a state: what its files say is what the plan is, and an empty cell means
that there is no value. Reading goes from files to text, to records, to plain values;
what the database holds is brought into the same plain values; the two are compared,
checked as one plan, and written in one transaction. Writing a package is the way back.
"""
