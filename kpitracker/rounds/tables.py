"""The table of a round: departments, how far their values are, and small bars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from indicators.reports.rounds import Answer, Asked, Share, shares_of
from kpitracker.rounds.filters import NOBODY
from plans.models import Department

BAR = 100  # the width of a bar in its own units


@dataclass(frozen=True, slots=True)
class Cell:
    """How many values of a department are there; ``query`` leads to them."""

    answer: Answer
    count: int
    query: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One department, or the sum of all (``is_sum``)."""

    share: Share
    cells: tuple[Cell, ...]
    is_sum: bool = False

    @property
    def department(self) -> Department | None:
        return self.share.department

    @property
    def query(self) -> str:
        return _query(self)


@dataclass(frozen=True, slots=True)
class RoundTable:
    answers: tuple[Answer, ...]
    lines: tuple[Line, ...]
    total: Line

    @property
    def silent(self) -> list[Line]:
        """Departments that have not entered anything."""
        return [line for line in self.lines if line.share.has_entered_nothing]


def round_table(rows: Sequence[Asked]) -> RoundTable:
    return RoundTable(
        answers=tuple(Answer),
        lines=tuple(_line(share) for share in shares_of(rows)),
        total=_line(Share(None, list(rows)), is_sum=True),
    )


def _line(share: Share, *, is_sum: bool = False) -> Line:
    line = Line(share, (), is_sum)
    return Line(share, tuple(_cells(line)), is_sum)


def _cells(line: Line) -> Iterator[Cell]:
    counts, done = line.share.counts, 0
    for answer in Answer:
        count = counts[answer]
        yield Cell(
            answer=answer,
            count=count,
            query=_query(line, stage=answer.value),
            start=round(done * BAR / counts.total(), 2) if count else 0,
            width=round(count * BAR / counts.total(), 2) if count else 0,
        )
        done += count


def _query(line: Line, **more: str) -> str:
    if line.is_sum:
        return urlencode(more)
    one = line.department
    return urlencode({"department": one.pk if one else NOBODY, **more})
