"""Reports: from a plan and a year to frozen rows, in a fixed number of queries."""
