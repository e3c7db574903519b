"""One indicator in one year, as a page, a table, a chart or a sheet shows it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

from indicators.enums import Aim, Basis, Entry, Lifecycle, Status
from indicators.lasting import Lasting
from indicators.progress import Judgement
from indicators.reports.changes import Change
from indicators.reports.ends import BaselineLine, TargetLine
from indicators.reports.places import Place
from indicators.reports.points import Point
from indicators.way import PathPoint
from indicators.wording import remarks, words


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """One indicator in one fiscal year, with everything to draw and explain it.

    Without a year (nothing published yet) ``judgement``, ``previous`` and ``change``
    are None; baseline, targets and the expected path are there all the same.
    ``points`` run without a hole from the first year entered to the last.
    ``owners`` are the places where the plan prints it, in the order of the plan.
    ``version`` is that of the publication where it is not the latest of the year.
    ``lasting`` tells since when it lags, where the report asks for the years before.
    """

    code: str
    name: str
    role: str
    unit: str
    scale: int
    decimals: int | None
    aim: Aim
    basis: Basis
    entry: Entry | None
    counts_from: int | None
    baseline_included: bool

    fiscal_year: int | None
    version: int | None
    judgement: Judgement | None
    previous: Judgement | None
    change: Change | None
    lasting: Lasting | None = None

    baseline: BaselineLine
    points: tuple[Point, ...]
    path: tuple[PathPoint, ...]
    targets: tuple[TargetLine, ...]
    owners: tuple[Place, ...]

    states: tuple[str, ...]
    definition: str
    source: str
    common_definition: str
    department: str
    department_code: str
    tolerance: Decimal
    survey_every: int | None
    survey_first: int | None
    lifecycle: Lifecycle
    lifecycle_from: int | None
    successor_indicator: Place | None
    successor_measure: Place | None
    predecessor_plan_code: str
    predecessor_indicator_code: str

    @property
    def status(self) -> Status | None:
        return self.judgement and self.judgement.status

    @property
    def words(self) -> str | Promise:
        """The status in words, nothing without a year."""
        return words(self.judgement) if self.judgement else ""

    @property
    def remarks(self) -> tuple[str | Promise, ...]:
        """What has to be said beside the words for them to be true."""
        return remarks(self.judgement) if self.judgement else ()

    @property
    def previous_words(self) -> str | Promise:
        return words(self.previous) if self.previous else ""

    @property
    def point(self) -> Point | None:
        """The chosen year's point, if anything stands there."""
        if self.fiscal_year is None or not self.points:
            return None
        at = self.fiscal_year - self.points[0].fiscal_year
        return self.points[at] if 0 <= at < len(self.points) else None

    @property
    def comment(self) -> str:
        """What the department says about the chosen year."""
        return self.point.comment if self.point else ""

    @property
    def target(self) -> TargetLine | None:
        """The row that applies; without a year, the last one in force."""
        return next((row for row in self.targets if row.applies), None)

    @property
    def current_targets(self) -> tuple[TargetLine, ...]:
        """Rows of the edition in force, by year."""
        return tuple(row for row in self.targets if not row.is_superseded)

    @property
    def earlier_targets(self) -> tuple[TargetLine, ...]:
        """Rows that a newer edition has replaced, the newest edition first."""
        return tuple(row for row in self.targets if row.is_superseded)
