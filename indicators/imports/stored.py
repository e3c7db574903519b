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
from plans.tuples import quick

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


_stored = quick(Stored)


def stored_rows(actuals: QuerySet[Actual]) -> Iterator[Stored]:
    columns = [Shortest(name) if name == "value" else name for name in Stored._fields]
    return map(_stored, actuals.order_by().values_list(*columns))


def as_texts(facts: dict[str, str | None]) -> dict[str, str]:
    """Columns as they are staged; ``from_texts`` reads them back."""
    return {name: value or "" for name, value in facts.items()}


def from_texts(texts: dict[str, str]) -> dict[str, str | None]:
    """Columns as the database takes them: what has no number has none, not a blank."""
    facts: dict[str, str | None] = dict(texts)
    if facts.get("value") == "":
        facts["value"] = None
    return facts
