"""Measure sheets (施策シート): one measure on one sheet of A4."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.reports.measure import MeasureReport
from indicators.reports.said import ReviewLine
from kpitracker.budget_grids import BudgetGrid, budget_grids
from kpitracker.paper.strips import Strip, strips_of
from kpitracker.spreadsheets.kpi_list_columns import ListColumn
from measures.models import TextKind


@dataclass(frozen=True, slots=True)
class Sheet:
    """A measure in one year: ``review`` is what was said of that very year."""

    measure: MeasureReport
    indicators: tuple[Strip, ...]
    budgets: tuple[BudgetGrid, ...]
    review: ReviewLine | None

    @property
    def is_heading(self) -> bool:
        """Whether it only gathers what stands under it."""
        one = self.measure
        texts = [group for group in one.texts if group.kind != TextKind.NOTE]
        return bool(one.node.children) and not any(
            [texts, one.lines, one.budgets, one.partners, self.review]
        )


def sheet_of(measure: MeasureReport, columns: Sequence[ListColumn]) -> Sheet:
    """``columns`` are those of the plan's list."""
    return Sheet(
        measure=measure,
        indicators=strips_of(measure.lines, columns),
        budgets=budget_grids(measure.budgets),
        review=next(
            (one for one in measure.reviews if one.fiscal_year == measure.fiscal_year),
            None,
        ),
    )


def sheets_of(
    measures: Iterable[MeasureReport], columns: Sequence[ListColumn]
) -> tuple[Sheet, ...]:
    """A sheet for each measure with something to say, in the order of the plan.

    What is printed again (再掲) has its sheet where it was printed first.
    """
    sheets = [sheet_of(one, columns) for one in measures if not one.node.relists]
    return tuple(sheet for sheet in sheets if not sheet.is_heading)
