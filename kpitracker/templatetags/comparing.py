"""Words for the pages that set two years, or two plans, side by side."""

from django import template

from indicators.reports.pairs import Obstacle, Pair
from indicators.reports.two_plans import PlanRow
from indicators.reports.two_years import TwoYears, YearRow, YearSide
from kpitracker.comparing import plans_words, years_words
from kpitracker.tally_bars import Piece, pieces_of
from kpitracker.templatetags.years import short_year

register = template.Library()

register.filter("signed", years_words.signed)
register.filter("version_words", years_words.version_words)
register.filter("judged_words", years_words.judged_words)
register.filter("base_words", plans_words.base_words)
register.filter("signed_head", plans_words.signed_head)
register.filter("plans_why_not", plans_words.why_not_words)


@register.filter
def head(row: PlanRow, side: int) -> str:
    """The value of one side for so many people; empty where that is not told."""
    value = row.heads[side]
    return "" if value is None else plans_words.head_words(value, row)


@register.filter
def definition(pair: Pair, side: int) -> str:
    """The definition of one side where it keeps the values from being compared."""
    if pair.obstacle != Obstacle.DEFINITION:
        return ""
    return (pair.first, pair.second)[side].definition


@register.filter
def pieces(side: YearSide) -> tuple[Piece, ...]:
    """The year's tally as a bar with its list."""
    return pieces_of(side.tally, scale=side.scale)


@register.filter
def why_not(row: YearRow, report: TwoYears) -> str:
    """Why the values of the two years are not compared."""
    sides = (report.before, report.now)
    years = [short_year(side.fiscal_year) for side in sides]
    return years_words.why_not(row.pair, *years)


@register.filter
def change_words(row: YearRow) -> str:
    return years_words.change_words(row.change, left=row.is_no_longer_judged)


@register.filter
def change_kind(row: YearRow) -> str:
    """The name of the change's shape."""
    return row.change.value if row.change else "left"


@register.filter
def no_longer_judged(_nothing: str) -> str:
    return years_words.change_words(None, left=True)
