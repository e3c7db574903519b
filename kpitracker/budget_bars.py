"""Budgets year by year as bars: planned ones outlined, settled ones filled.

Places across are shares of the width, so that the drawing fits any screen and its
words stay as large as they are.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from indicators.reports.budgets import BudgetCell, BudgetTable
from kpitracker.canvas import TENTHS, Axis, round_steps
from kpitracker.strokes import n
from kpitracker.tally_bars import as_length
from kpitracker.templatetags.numbers import number

HEIGHT, TOP, FOOT = 240, 24, 212
GROUP_SHARE = Fraction(18, 25)
GAP = 6
ROOM, WIDTH_OF_A_DIGIT = 690, 10


def budget_bars(series: Sequence[BudgetTable], *, label: str) -> SafeString:
    """One bar for each table and year; nothing where there is no amount at all."""
    years = sorted({year.fiscal_year for table in series for year in table.years})
    cells = [{year.fiscal_year: year.cell for year in table.years} for table in series]
    amounts = [cell.amount for row in cells for cell in row.values()]
    amounts = [amount for amount in amounts if amount is not None]
    if not amounts:
        return SafeString()
    values = [*amounts, 0] if any(amounts) else [0, 1]
    axis = Axis.over(values, FOOT * TENTHS, TOP * TENTHS)
    parts = chain(
        _grid(axis),
        *(
            _bars(table.kind.value, row, years, axis, at=(place, len(series)))
            for place, (table, row) in enumerate(zip(series, cells, strict=True))
        ),
        _years(years),
    )
    # Safe: every text in it was escaped.
    return mark_safe(
        f'<svg class="sketch budget-bars" role="img" aria-label="{escape(label)}"'
        f' height="{HEIGHT}">{"".join(parts)}</svg>'
    )


def _grid(axis: Axis) -> Iterator[str]:
    for height in round_steps(axis, whole=True):
        y = round(Decimal(axis.at(height)) / TENTHS)
        role = "grid" if height else "zero"
        yield f'<line class="sk-{role}" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
        yield f'<text x="-8" y="{y + 5}" text-anchor="end">{number(height)}</text>'


def _bars(
    kind: str,
    cells: dict[int, BudgetCell],
    years: Sequence[int],
    axis: Axis,
    *,
    at: tuple[int, int],
) -> Iterator[str]:
    """``at``: which of how many bars stand side by side in a year."""
    place, beside = at
    slot = Fraction(1, len(years))
    width = slot * GROUP_SHARE / beside
    longest = max(len(number(cell.amount)) for cell in cells.values())
    is_tight = longest * WIDTH_OF_A_DIGIT * len(years) * beside > ROOM
    for rank, year in enumerate(years):
        cell = cells.get(year)
        if cell is None or cell.is_blank:
            continue
        start = slot * (rank + (1 - GROUP_SHARE) / 2) + width * place
        middle = as_length(start + width / 2)
        if cell.mark:
            yield _text(cell.mark, middle, FOOT - GAP)
            continue
        top, foot = sorted([axis.at(cell.amount), axis.at(0)])
        yield (
            f'<rect class="budget-bar budget-bar--{kind}" x="{as_length(start)}"'
            f' width="{as_length(width)}" y="{n(top)}"'
            f' height="{n(foot - top)}"/>'
        )
        if not is_tight:
            x, anchor = _amount_at(start, width, at=at)
            said = number(cell.amount)
            yield _text(said, as_length(x), top // TENTHS - GAP, anchor=anchor)


def _amount_at(
    start: Fraction, width: Fraction, *, at: tuple[int, int]
) -> tuple[Fraction, str]:
    """Where the amount of a bar stands: of two bars each has half the year for it."""
    match at:
        case 0, 2:
            return start + width * Fraction(19, 20), "end"
        case 1, 2:
            return start + width * Fraction(1, 20), "start"
    return start + width / 2, "middle"


def _years(years: Sequence[int]) -> Iterator[str]:
    for rank, year in enumerate(years):
        middle = as_length(Fraction(2 * rank + 1, 2 * len(years)))
        yield _text(str(year), middle, HEIGHT - GAP, role="budget-bars__year")


def _text(
    said: str,
    x: str,
    y: int,
    *,
    role: str = "budget-bars__amount",
    anchor: str = "middle",
) -> str:
    place = f'x="{x}" y="{y}" text-anchor="{anchor}"'
    return f'<text class="{role}" {place}>{escape(said)}</text>'
