"""April: offices end, and what they hold moves on."""
