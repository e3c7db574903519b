"""Coming in and staying in: login, sessions, and what was typed meanwhile."""
