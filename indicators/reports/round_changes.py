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
    """One person at one moment: a step with several values, or one value typed."""

    at: datetime
    by: User | None
    step: Step | None
    indicators: tuple[Indicator, ...]
    value: str = ""
    comment: str = ""


def happened_since(
    round_: Round, since: datetime, *, departments: Collection[int] | None = None
) -> list[Happened]:
    """The latest first, no more than 300 records of a kind. Two queries."""
    within = {
        "fiscal_year": round_.fiscal_year,
        "indicator__plan": round_.plan_id,
    }
    if departments is not None:
        within["indicator__department__in"] = departments
    steps = StageChange.objects.filter(at__gte=since, **within)
    steps = list(steps.select_related("by", "indicator").order_by("-pk")[:MOST])
    typed = Actual.history.filter(history_date__gte=since, **within)
    typed = typed.select_related("history_user", "indicator").order_by("-history_id")
    taken = {(one.indicator_id, one.at) for one in steps}
    found = [*_steps(steps)]
    found += [
        Happened(
            at=record.history_date,
            by=record.history_user,
            step=None,
            indicators=(record.indicator,),
            value="" if record.history_type == "-" else actual_of(record),
        )
        for record in typed[:MOST]
        if (record.indicator_id, record.history_date) not in taken
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _steps(changes: list[StageChange]) -> Iterator[Happened]:
    for (at, by, step, comment), rows in groupby(
        changes, key=lambda one: (one.at, one.by, one.step, one.comment)
    ):
        yield Happened(
            at=at,
            by=by,
            step=Step(step),
            indicators=tuple(row.indicator for row in rows),
            comment=comment,
        )
