"""The grid in which a department enters the values of an open round."""
