"""The history of an indicator with all that belongs to it, and the steps of rounds."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import QuerySet
from django.utils.text import capfirst

from indicators.models import (
    Actual,
    Handover,
    Indicator,
    IndicatorLink,
    IndicatorState,
    StageChange,
    Target,
)
from indicators.workflow import Step
from plans.histories import Change, Entry, entries_of

BELOW = (IndicatorLink, IndicatorState, Target, Handover)


def indicator_history(indicator: Indicator) -> list[Entry]:
    """Every change of the indicator, its targets and values; the latest first.

    As many queries for a long history as for a short one.
    """
    changes = list(indicator.stage_changes.select_related("by"))
    entries = [
        *entries_of(indicator.history.all()),
        *step_entries(changes, {indicator.pk: indicator.name}),
        *actual_entries(Actual.history.filter(indicator_id=indicator.pk), changes),
    ]
    for model in BELOW:
        rows = model.history.filter(indicator_id=indicator.pk)
        entries += entries_of(rows, untold={"indicator_id"})
    return sorted(entries, key=lambda entry: entry.order, reverse=True)


def actual_entries(
    records: QuerySet, changes: Collection[StageChange]
) -> Iterator[Entry]:
    """What was typed; a save that was a step is told by ``step_entries``.

    What was typed in the press of a step has its moment, but not yet its stage.
    """
    steps = {(one.indicator_id, one.fiscal_year, one.at, one.after) for one in changes}
    saved = records.values_list(
        "history_id", "indicator_id", "fiscal_year", "history_date", "stage"
    )
    hidden = {pk for pk, *place in saved if tuple(place) in steps}
    return entries_of(records, untold={"indicator_id"}, hidden=hidden)


def step_entries(
    changes: Iterable[StageChange], names: Mapping[int, str]
) -> Iterator[Entry]:
    """Steps as changes from one stage to another; ``by`` comes with them.

    ``names`` of the indicators, which may be gone.
    """
    for one in changes:
        yield Entry(
            record=one,
            when=one.at,
            who=str(one.by),
            kind="step",
            what=capfirst(str(one._meta.verbose_name)),
            row=f"{names.get(one.indicator_id, '')} {one.fiscal_year}".strip(),
            reason=one.comment,
            changes=[
                Change(
                    label=str(Step(one.step).label),
                    old=one.get_before_display(),
                    new=one.get_after_display(),
                )
            ],
        )
