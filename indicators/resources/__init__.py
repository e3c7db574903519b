"""The sheets of indicators, their targets and their actuals, as contracts."""
