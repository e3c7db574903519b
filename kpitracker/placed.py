"""Rows of finished words that templates place by the hundred."""


class Placed:
    """Answers ``row["name"]`` like ``row.name``.

    Templates try the former first; where it fails, each value costs an exception more.
    """

    __slots__ = ()

    def __getitem__(self, name: str) -> object:
        return getattr(self, name)
