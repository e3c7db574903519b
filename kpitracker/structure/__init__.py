"""The structure of a plan as its page shows it: what is asked for, what is left."""
