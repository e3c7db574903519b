"""Rows of finished words that templates place by the hundred."""


class Placed:
    """Answers ``row["name"]`` like ``row.name``.

    Templates try the former first; where it fails, each value costs an exception more.
    """

    __slots__ = ()

    # Itself, not a function around it: asked thousands of times for a page.
    __getitem__ = object.__getattribute__
