"""A stored actual as a plain row: numbers as the shortest exact text, as in a sheet.

Texts need no converting on the way from a file to the database, and are compared fast.
"""

from collections import namedtuple
from collections.abc import Iterator

from django.db.models import QuerySet

from indicators.enums import Stage
from indicators.models import Actual
from plans.bulk import columns_of
from plans.models.numbers import Shortest

# A row of the table as the bulk writer takes it; the database reads the number.
Stored = namedtuple("Stored", columns_of(Actual))

FIELDS = [
    "value",
    "state",
    "quality",
    "missing_reason",
    "comment",
    "source",
    "stage",
    "entered",
]
UNSTORED = Stored(
    **dict.fromkeys(Stored._fields)
    | {name: "" for name in FIELDS if name != "value"}
    | {"stage": Stage.DRAFT.value}
)


def stored_rows(actuals: QuerySet[Actual]) -> Iterator[Stored]:
    columns = [Shortest(name) if name == "value" else name for name in Stored._fields]
    return map(Stored._make, actuals.order_by().values_list(*columns))


def as_text(value: str | None) -> str:
    """A staged value; ``from_text`` reads it back."""
    return value or ""


def from_text(name: str, text: str) -> str | None:
    """The value of a column as the database takes it."""
    return text or None if name == "value" else text
