"""People who are transferred by a sheet."""
