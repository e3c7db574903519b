"""Plans on paper: lists, measure sheets and whole plans, for the printer and as PDF."""
