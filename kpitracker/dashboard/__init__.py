"""The dashboard of a plan in finished words, which its templates only place."""
