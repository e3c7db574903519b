"""What was changed in a plan, asked for and taken away as a sheet."""
