"""All about one measure."""

from dataclasses import dataclass
from datetime import date

from indicators.reports.budgets import BudgetTable
from indicators.reports.lines import IndicatorLine
from indicators.reports.places import Place
from indicators.reports.structure import MeasureNode
from indicators.reports.texts import TextGroup
from measures.models import Course
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLine:
    """An organization that takes part; either of code and name may be empty."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """What the department, and later the committee, say of one year."""

    fiscal_year: int
    rating: str
    rating_reason: str
    done: str
    cause: str
    issue: str
    next: str
    course: Course | None
    committee_opinion: str
    opinion_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReport:
    """One measure: its place, words, cost, partners, reviews and indicators.

    ``above`` leads from the goal down to the measure above. ``lines`` are the
    indicators printed here, ``lines_below`` those of the measures under it that are
    not printed here. ``absorbed`` are the measures that ended into this one,
    ``absorbed_indicators`` the indicators that were merged into it.
    """

    plan: Plan
    fiscal_year: int | None
    node: MeasureNode
    above: tuple[Place, ...]
    absorbed: tuple[Place, ...]
    absorbed_indicators: tuple[Place, ...]
    texts: tuple[TextGroup, ...]
    budgets: tuple[BudgetTable, ...]
    partners: tuple[PartnerLine, ...]
    reviews: tuple[ReviewLine, ...]
    lines: tuple[IndicatorLine, ...]
    lines_below: tuple[IndicatorLine, ...]

    @property
    def place(self) -> Place:
        return self.node.place
