"""Many rows of one model at once, each with its version and its history.

On PostgreSQL the rows travel by COPY, on SQLite in one prepared statement. Works inside
the caller's transaction; the caller has checked the rows and touches the plans.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import connection, models
from django.db.models import Max

from plans.models.among import Among
from plans.versions import Versioned

Row = tuple


class BulkWriter:
    """Rows are tuples in the order of ``columns``: numbers, texts and None as they are.

    ``insert`` takes ids from ``new_ids``; ``update`` takes rows whose version is raised
    already and says how many it found at the version before.
    """

    def __init__(
        self,
        model: type[Versioned],
        *,
        user_id: int | None,
        moment: datetime,
        reason: str,
    ) -> None:
        self.model = model
        self.table = model._meta.db_table
        self.brought = f"{self.table}_to_be"
        self.columns = [field.column for field in model._meta.concrete_fields]
        self.version = self.columns.index("version")
        entry = model.history.model
        self.history_table = entry._meta.db_table
        tracked = [field.column for field in entry.tracked_fields]
        if tracked != self.columns:
            raise TypeError(f"{model} keeps only part of its columns in its history")
        self.history_columns = [
            *tracked,
            "history_date",
            "history_change_reason",
            "history_user_id",
            "history_type",
        ]
        self.signature = (
            connection.ops.adapt_datetimefield_value(moment),
            reason,
            user_id,
        )

    def new_ids(self, number: int) -> list[int]:
        """Ids that nobody else will take, in ascending order."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "WITH ids AS MATERIALIZED "
                    "(SELECT pg_get_serial_sequence(%s, 'id')::regclass AS sequence) "
                    "SELECT nextval(sequence) FROM ids, generate_series(1, %s)",
                    [self.table, number],
                )
                return [pk for (pk,) in cursor.fetchall()]
            # Whoever writes holds SQLite's one write lock.
            cursor.execute(
                "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s",
                [self.table],
            )
            last = cursor.fetchone()[0]
        return list(range(last + 1, last + 1 + number))

    def number(self, rows: Sequence[Versioned]) -> None:
        """Give new rows their ids, and versions above those of former rows."""
        if not rows:
            return
        first = self.model.identity[0]
        last = last_versions(self.model, {getattr(row, first) for row in rows})
        for row, pk in zip(rows, self.new_ids(len(rows)), strict=True):
            identity = tuple(getattr(row, name) for name in self.model.identity)
            row.pk, row.version = pk, last.get(identity, 0) + 1

    def insert(self, rows: Sequence[Row]) -> None:
        if not rows:
            return
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                self._bring(cursor, rows)
                names = _names(self.columns)
                cursor.execute(
                    f"INSERT INTO {self.table} ({names}) "
                    f"SELECT {names} FROM {self.brought}"
                )
                self._remember_brought(cursor, "+")
            else:
                self._insert(cursor, self.table, self.columns, rows)
                self._remember(cursor, rows, "+")

    def update(self, rows: Sequence[Row]) -> int:
        """How many of the rows were still at the version before; all get history."""
        if not rows:
            return 0
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                self._bring(cursor, rows)
                found = self._update_from_brought(cursor)
                self._remember_brought(cursor, "~")
            else:
                found = self._update_one_by_one(cursor, rows)
                self._remember(cursor, rows, "~")
        return found

    def delete(self, rows: Sequence[Row]) -> None:
        """Delete rows to which nothing refers."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                self._bring(cursor, rows)
                self._remember_brought(cursor, "-")
            else:
                self._remember(cursor, rows, "-")
        # Not delete(): it would look for dependants and write history row by row.
        found = self.model._base_manager.filter(pk__in=[row[0] for row in rows])
        found._raw_delete(found.db)

    # On PostgreSQL: into a table beside, and from there by the server itself.

    def _bring(self, cursor, rows: Sequence[Row]) -> None:
        cursor.execute(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {self.brought} "
            f"(LIKE {self.table}) ON COMMIT DROP; TRUNCATE {self.brought}"
        )
        statement = f"COPY {self.brought} ({_names(self.columns)}) FROM STDIN"
        # Django wraps what a cursor executes, but not what it copies.
        with connection.wrap_database_errors, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)

    def _update_from_brought(self, cursor) -> int:
        settings = ", ".join(
            f"{name} = {self.brought}.{name}" for name in map(_quoted, self.columns[1:])
        )
        cursor.execute(
            f"UPDATE {self.table} SET {settings} FROM {self.brought} "
            f"WHERE {self.table}.id = {self.brought}.id "
            f"AND {self.table}.version = {self.brought}.version - 1"
        )
        return cursor.rowcount

    def _remember_brought(self, cursor, kind: str) -> None:
        cursor.execute(
            f"INSERT INTO {self.history_table} ({_names(self.history_columns)}) "
            f"SELECT {_names(self.columns)}, %s, %s, %s, %s FROM {self.brought}",
            [*self.signature, kind],
        )

    # On SQLite: each row by a statement that is prepared once.

    def _insert(self, cursor, table: str, columns: list[str], rows) -> None:
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(
            f"INSERT INTO {table} ({_names(columns)}) VALUES ({marks})", rows
        )

    def _update_one_by_one(self, cursor, rows: Sequence[Row]) -> int:
        settings = ", ".join(f"{name} = %s" for name in map(_quoted, self.columns[1:]))
        at = self.version
        cursor.executemany(
            f"UPDATE {self.table} SET {settings} WHERE id = %s AND version = %s",
            [(*row[1:], row[0], row[at] - 1) for row in rows],
        )
        return cursor.rowcount

    def _remember(self, cursor, rows: Iterable[Row], kind: str) -> None:
        told = (*self.signature, kind)
        remembered = [(*row, *told) for row in rows]
        self._insert(cursor, self.history_table, self.history_columns, remembered)


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def columns_of(model: type[models.Model]) -> list[str]:
    """The attributes of a row in the order in which a ``BulkWriter`` takes them."""
    return [field.attname for field in model._meta.concrete_fields]


def last_versions(
    model: type[Versioned], keys: Collection[int]
) -> dict[tuple[int, ...], int]:
    """The last version that each identity ever had, see ``Versioned``. One query.

    ``keys``: values of the first column of the identities that are looked for.
    """
    first, *_others = model.identity
    rows = model.history.filter(Among(first, keys)).order_by()
    found = rows.values_list(*model.identity).annotate(last=Max("version"))
    return {tuple(identity): last for *identity, last in found}
