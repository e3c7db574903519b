"""Cells of published rows that differ, each as it was and as it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.models import PublishedIndicator
from indicators.printed import with_unit
from plans.printing import plain, with_triangle

# The indicator in whose unit numbers were counted, and that in whose they are.
Measured = tuple[PublishedIndicator, PublishedIndicator]


class Kind(models.TextChoices):
    """Of what kind the cell is."""

    RULE = "rule", _("rule")
    DEFINITION = "definition", _("definition")
    TARGET = "target", _("target")
    VALUE = "value", _("value")
    JUDGEMENT = "judgement", _("judgement")
    REVIEW = "review", _("review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One cell: what it belongs to, what it is called, what it was and what it is.

    ``thing`` is "indicator" or "measure", whose ``code`` and ``name`` follow; of the
    rules all three are empty.
    """

    kind: Kind
    thing: str = ""
    code: str = ""
    name: str = ""
    fiscal_year: int | None = None
    label: str | Promise
    was: str | Promise
    now: str | Promise


def rows_between(
    before: Mapping, after: Mapping, model, names: Iterable[str], **whose
) -> Iterator[Difference]:
    """Cells of rows that are told apart by their keys."""
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        year = (new or old).fiscal_year
        yield from cells_between(old, new, model, names, fiscal_year=year, **whose)


def cells_between(
    old,
    new,
    model,
    names: Iterable[str],
    *,
    kind: Kind = Kind.RULE,
    measured: Measured | tuple[None, None] = (None, None),
    **whose,
) -> Iterator[Difference]:
    """Cells of one row; a row that is missing has empty ones."""
    for name in names:
        stored = [None if row is None else getattr(row, name) for row in (old, new)]
        if stored[0] == stored[1]:
            continue
        field = model._meta.get_field(name)
        was, now = map(_shown, (field, field), stored, measured)
        if was != now:
            yield Difference(
                kind=kind, label=field.verbose_name, was=was, now=now, **whose
            )


def _shown(field: models.Field, value, measured: PublishedIndicator | None) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(_("Yes")) if value else str(_("No"))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, Decimal):
        if measured is not None:
            return with_unit(measured, value)
        return with_triangle(Decimal(plain(value)))
    return str(value)
