"""The planning section's work after a reorganization."""
