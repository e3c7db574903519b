"""Actuals are of their indicator's kind, and what was published stays published."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from indicators.entering import IN_ROUND
from indicators.enums import Aim, Stage
from indicators.models import Round
from kpitracker.exchange.changes import Change, Changes
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import ACTUALS, INDICATORS
from plans.fiscal import year_label

NEEDS_STATE = _(
    "“%(text)s” is a number, but the indicator %(indicator)s has states. Write the "
    "state into the column state."
)
PUBLISHED = _(
    "This value was published already: %(column)s is “%(old)s” in the database and "
    '“%(new)s” here. A correction needs a reason: --correction "…".'
)
PUBLISHED_REMOVED = _(
    "“%(row)s” was published already and would be removed. A correction needs a "
    'reason: --correction "…".'
)


def check_actuals(changes: Changes) -> Iterator[Fault]:
    """An indicator with states has no numbers."""
    indicators = changes.sheets[INDICATORS.file].afterwards.by_key
    for row in changes.sheets[ACTUALS.file].afterwards:
        indicator = indicators.get((row.values["indicator_code"],))
        if indicator is None or row.values["value"] is None:
            continue
        if indicator.values["aim"] == Aim.STATE:
            yield row.fault(
                NEEDS_STATE,
                "value",
                text=row.cell("value"),
                indicator=indicator.label,
            )


def check_published(changes: Changes, *, correction: str) -> Iterator[Fault]:
    """Nothing published is altered, except as a correction with a reason."""
    if correction:
        return
    for change in corrections(changes):
        for column in change.columns:
            yield change.new.fault(
                PUBLISHED,
                column,
                column=column,
                old=change.old.cell(column),
                new=change.new.cell(column),
            )
    for row in withdrawn(changes):
        yield Fault(str(PUBLISHED_REMOVED) % {"row": row.label}, ACTUALS.file)


def check_rounds(changes: Changes) -> Iterator[Fault]:
    """Stages of a year that has a round change in it alone. One query."""
    rounds = Round.objects.filter(plan__code=changes.package.plan_code)
    years = set(rounds.values_list("fiscal_year", flat=True))
    rows = changes.sheets[ACTUALS.file]
    moved = [change.new for change in rows.changed if "stage" in change.columns]
    moved += [row for row in rows.new if row.values["stage"] != Stage.DRAFT]
    for row in moved:
        year = row.values["fiscal_year"]
        if year in years:
            yield row.fault(IN_ROUND, "stage", year=year_label(year))


def corrections(changes: Changes) -> list[Change]:
    """Changes of values that were published."""
    return [
        change
        for change in changes.sheets[ACTUALS.file].changed
        if change.old.values["stage"] == Stage.PUBLISHED
    ]


def withdrawn(changes: Changes) -> list[Row]:
    """Published values that would be removed."""
    return [
        row
        for row in changes.sheets[ACTUALS.file].removed
        if row.values["stage"] == Stage.PUBLISHED
    ]
