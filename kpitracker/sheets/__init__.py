"""The pages on which sheets are brought in and taken away."""
