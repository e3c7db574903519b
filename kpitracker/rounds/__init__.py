"""The yearly round: who sees what of it, its lists, its steps, its reminders."""
