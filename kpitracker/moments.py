"""One moment of the database, seen without keeping anybody from writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all queries see one moment, also while others write. Only for reading."""
    if connection.in_atomic_block or _is_deferred():
        yield  # whoever opened the transaction chose what it sees
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        yield from _deferred()


def _is_deferred() -> bool:
    """Whether a moment has begun that Django knows nothing of."""
    return connection.vendor == "sqlite" and bool(
        connection.connection and connection.connection.in_transaction
    )


def _deferred() -> Iterator[None]:
    # Not atomic(): it begins IMMEDIATE, which is the lock of whoever writes.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
