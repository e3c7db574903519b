"""What a publication holds: drafted from the plan, stored, loaded, compared."""
