"""What ``make run`` fills an empty database with."""
