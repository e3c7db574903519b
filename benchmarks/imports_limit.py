"""The limit: the same rows by raw SQL, which neither checks nor shows anything.

On PostgreSQL the file itself goes into COPY; on SQLite its lines into a temporary
table. Then one upsert of all rows, or of those that differ, and their history.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.db import connection, transaction

from indicators.models import Actual
from indicators.resources.actuals import ActualResource
from plans.bulk import columns_of

BLOCK = 2**16
ACTUAL = "indicators_actual"
HISTORY = "indicators_historicalactual"
COLUMNS = ", ".join(columns_of(Actual))
WRITTEN = ", ".join(columns_of(Actual)[1:])
REMEMBERED = (
    f"{COLUMNS}, history_date, history_change_reason, history_user_id, history_type"
)
BROUGHT = """
CREATE TEMPORARY TABLE brought
    (plan_code text, code text, fiscal_year integer, value {number}, comment text)
"""
# In the order of WRITTEN.
MADE = """
1, i.id, b.fiscal_year, {value}, '', 'actual', '', 'draft', {typed}, b.comment, '', 0
"""
FOUND = """
FROM brought b
JOIN plans_plan p ON p.code = b.plan_code
JOIN indicators_indicator i ON i.plan_id = p.id AND i.code = b.code
"""
TAKEN_OVER = f"""
ON CONFLICT (indicator_id, fiscal_year) DO UPDATE SET
    version = {ACTUAL}.version + 1,
    value = excluded.value, entered = excluded.entered, comment = excluded.comment
"""
DIFFERS_ON_POSTGRES = f"""
WHERE ({ACTUAL}.value, {ACTUAL}.comment)
    IS DISTINCT FROM (excluded.value, excluded.comment)
"""
UPSERT_ON_POSTGRES = f"""
WITH written AS (
    INSERT INTO {ACTUAL} ({WRITTEN})
    SELECT {MADE.format(value="b.value::numeric(15, 4)", typed="b.value")} {FOUND}
    {TAKEN_OVER} {{differs}}
    RETURNING {COLUMNS}
)
INSERT INTO {HISTORY} ({REMEMBERED})
SELECT {COLUMNS}, now(), '', NULL, CASE version WHEN 1 THEN '+' ELSE '~' END
FROM written
"""
# SQLite returns no rows into another statement, so what differs is found first.
DIFFERS_ON_SQLITE = """
WHERE a.id IS NULL OR a.value IS NOT b.value OR a.comment IS NOT b.comment
"""
UPSERT_ON_SQLITE = [
    f"""
CREATE TEMPORARY TABLE differing AS
SELECT i.id AS indicator_id, b.fiscal_year, b.value, b.comment
{FOUND} LEFT JOIN {ACTUAL} a ON a.indicator_id = i.id AND a.fiscal_year = b.fiscal_year
{{differs}}
""",
    f"""
INSERT INTO {ACTUAL} ({WRITTEN})
SELECT 1, b.indicator_id, b.fiscal_year, b.value, '', 'actual', '', 'draft', b.value,
    b.comment, '', 0 FROM differing b WHERE true {TAKEN_OVER}
""",
    f"""
INSERT INTO {HISTORY} ({REMEMBERED})
SELECT {", ".join(f"a.{name}" for name in columns_of(Actual))}, datetime('now'), '',
    NULL, CASE version WHEN 1 THEN '+' ELSE '~' END
FROM differing JOIN {ACTUAL} a USING (indicator_id, fiscal_year)
""",
]
EXPORT = """
SELECT p.code, i.code, i.name, d.name, i.unit, a.fiscal_year,
    coalesce(nullif(a.state, ''), trim_scale(a.value)::text),
    {qualities}, nullif(a.missing_reason, ''), nullif(a.comment, ''),
    nullif(a.source, ''), {stages}
FROM indicators_actual a
JOIN indicators_indicator i ON i.id = a.indicator_id
JOIN plans_plan p ON p.id = i.plan_id
LEFT JOIN plans_department d ON d.id = i.department_id
WHERE i.position < %s
ORDER BY i.plan_id, i.position, a.fiscal_year
"""


def write(path: Path, *, every_row: bool) -> None:
    """The file into the table and its history, the commit included.

    ``every_row``: also those that are stored already, as a plain upsert does.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _write_on_postgres(cursor, path, "" if every_row else DIFFERS_ON_POSTGRES)
        else:
            _write_on_sqlite(cursor, path, "" if every_row else DIFFERS_ON_SQLITE)


def _write_on_postgres(cursor, path: Path, differs: str) -> None:
    cursor.execute(BROUGHT.format(number="text") + "ON COMMIT DROP")
    options = "FORMAT csv, HEADER, FORCE_NOT_NULL (comment)"
    with (
        path.open("rb") as file,
        cursor.copy(f"COPY brought FROM STDIN WITH ({options})") as copy,
    ):
        file.seek(3)  # the byte order mark
        for block in _blocks(file):
            copy.write(block)
    cursor.execute(UPSERT_ON_POSTGRES.format(differs=differs))


def _write_on_sqlite(cursor, path: Path, differs: str) -> None:
    cursor.execute(BROUGHT.format(number="decimal"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        cursor.executemany("INSERT INTO brought VALUES (%s, %s, %s, %s, %s)", rows)
    for statement in UPSERT_ON_SQLITE:
        cursor.execute(statement.format(differs=differs))


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block


def copy_out(indicators: int) -> int:
    """Bytes of what COPY writes of the first indicators' values."""
    statement = EXPORT.format(
        qualities=_words("a.quality", "quality"), stages=_words("a.stage", "stage")
    )
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({statement}) TO STDOUT WITH CSV", [indicators]) as copy,
    ):
        return sum(map(len, copy))


def _words(column: str, name: str) -> str:
    words = ActualResource.columns()[name].widget.words
    cases = " ".join(f"WHEN '{value}' THEN '{word}'" for value, word in words.items())
    return f"CASE {column} {cases} END"
