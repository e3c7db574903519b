"""Since when an indicator has lagged, from the judgements of its years. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.enums import Status
from indicators.progress import Judgement

LAGGING = (Status.WORSE, Status.MISSED, Status.BEHIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """The judged years in a row, the last one included, that all lag behind.

    ``judgements`` begin with the oldest; ``skipped`` counts the years between them
    that were not judged. ``before`` is the judgement that ended well ahead of them,
    None where the first of them is the first judgement there is.
    """

    judgements: tuple[Judgement, ...]
    skipped: int
    before: Judgement | None

    @property
    def since(self) -> int:
        return self.judgements[0].fiscal_year


def lasting_in(judgements: Iterable[Judgement], *, fiscal_year: int) -> Lasting | None:
    """None where the year itself does not lag behind."""
    judged = sorted(
        (
            one
            for one in judgements
            if one.fiscal_year <= fiscal_year and one.status != Status.NOT_JUDGED
        ),
        key=lambda one: one.fiscal_year,
    )
    if not judged or judged[-1].fiscal_year != fiscal_year:
        return None
    first = len(judged)
    while first and judged[first - 1].status in LAGGING:
        first -= 1
    run = tuple(judged[first:])
    if not run:
        return None
    return Lasting(
        judgements=run,
        skipped=fiscal_year - run[0].fiscal_year + 1 - len(run),
        before=judged[first - 1] if first else None,
    )
