"""Reviews of measures, on their pages."""
