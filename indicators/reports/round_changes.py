"""What happened in a round since a moment: steps, and values that were typed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from indicators.models import Actual, Indicator, Round, StageChange
from indicators.printed import actual_of
from indicators.workflow import Step
from plans.models import User

MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One person, without a break: a step with some values, or values typed.

    ``values``: each indicator with the value typed for it, empty for a step.
    """

    at: datetime
    by: User | None
    step: Step | None
    values: tuple[tuple[Indicator, str], ...]
    comment: str = ""


def happened_since(
    round_: Round, since: datetime, *, departments: Collection[int] | None = None
) -> list[Happened]:
    """The latest first, of no more than 300 records of a kind. Two queries."""
    within = {"fiscal_year": round_.fiscal_year, "indicator__plan": round_.plan_id}
    if departments is not None:
        within["indicator__department__in"] = departments
    steps = StageChange.objects.filter(at__gte=since, **within)
    steps = list(steps.select_related("by", "indicator").order_by("-pk")[:MOST])
    typed = Actual.history.filter(history_date__gte=since, **within)
    typed = typed.select_related("history_user", "indicator").order_by("-history_id")
    # What was typed in the press of a step has its moment, but not yet its stage.
    taken = {(one.indicator_id, one.at, one.after) for one in steps}
    found = [_step(one) for one in steps] + [
        _typed(record)
        for record in typed[:MOST]
        if (record.indicator_id, record.history_date, record.stage) not in taken
    ]
    found.sort(key=lambda one: one.at, reverse=True)
    return list(_joined(found))


def _step(change: StageChange) -> Happened:
    return Happened(
        at=change.at,
        by=change.by,
        step=Step(change.step),
        values=((change.indicator, ""),),
        comment=change.comment,
    )


def _typed(record) -> Happened:
    return Happened(
        at=record.history_date,
        by=record.history_user,
        step=None,
        values=((record.indicator, _told(record)),),
    )


def _told(record) -> str:
    return "" if record.history_type == "-" else actual_of(record)


def _joined(found: list[Happened]) -> Iterator[Happened]:
    """What the same person did one after another, as one; of a value the last."""
    for (by, step, comment), group in groupby(
        found, key=lambda one: (one.by, one.step, one.comment)
    ):
        rows = list(group)
        values = {
            indicator: told for one in reversed(rows) for indicator, told in one.values
        }
        yield Happened(
            at=rows[0].at,
            by=by,
            step=step,
            values=tuple(values.items()),
            comment=comment,
        )
