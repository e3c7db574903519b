"""Many rows of a model that has neither version nor history, in one statement."""

from collections.abc import Iterator, Sequence

from django.db import connection, models


def insert(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model; what they were given as ids is left out.

    Inside the caller's transaction. On PostgreSQL the rows travel by COPY.
    """
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = f"COPY {table} ({names}) FROM STDIN"
            # Django wraps what a cursor executes, but not what it copies.
            with connection.wrap_database_errors, cursor.copy(statement) as copy:
                for row in _stored(rows, fields):
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",
                _stored(rows, fields),
            )


def _stored(
    rows: Sequence[models.Model], fields: Sequence[models.Field]
) -> Iterator[list]:
    for row in rows:
        yield [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for field in fields
        ]
