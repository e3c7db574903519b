"""Where the present course leads, in words: what comes out, by what method."""

from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators.outlook import Hindrance, Method, Outlook
from indicators.reports.indicator import IndicatorReport
from indicators.reports.lines import IndicatorLine
from indicators.rounding import half_up
from kpitracker.quantities import computed, difference, target_words
from kpitracker.templatetags.years import short_year

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookWords:
    """``finding`` is what comes out; ``remarks`` are the method and its limits."""

    finding: str
    remarks: tuple[str, ...] = ()


def outlook_words(report: IndicatorReport) -> OutlookWords | None:
    """None where nobody would ask: no value yet, or no target ahead."""
    outlook, line = report.outlook, report.line
    if isinstance(outlook, Outlook):
        return OutlookWords(
            finding=_finding(outlook, line), remarks=tuple(_remarks(outlook, line))
        )
    if outlook == Hindrance.NO_TARGET_AHEAD or report.latest is None:
        return None
    return OutlookWords(finding=_why_not(outlook))


def _finding(outlook: Outlook, line: IndicatorLine) -> str:
    year = outlook.target.fiscal_year
    row = next(row for row in line.current_targets if row.fiscal_year == year)
    finer = _fine_enough(outlook, line)
    facts = {
        "year": short_year(year),
        "value": computed(outlook.value, finer),
        "target": target_words(row, line),
        "gap": difference(_gap(outlook), finer),
    }
    said = _(
        "If the course goes on as it has, it comes to %(value)s in %(year)s and misses "
        "the target of %(target)s by %(gap)s."
    )
    if outlook.is_reached:
        said = _(
            "If the course goes on as it has, it comes to %(value)s in %(year)s and "
            "reaches the target of %(target)s."
        )
    return said % facts


def _gap(outlook: Outlook) -> Fraction:
    """How far it ends from the target, from the nearer end of a range."""
    ends = [outlook.target.value, outlook.target.upper_value]
    return min(abs(outlook.value - Fraction(end)) for end in ends if end is not None)


def _fine_enough(outlook: Outlook, line: IndicatorLine) -> IndicatorLine:
    """The line with as many decimals as it takes to tell the value from its target."""
    value, target = outlook.value, Fraction(outlook.target.value)
    usual = line.decimals or 1
    if value == target or half_up(value, usual) != target:
        return line
    finer = (
        one for one in range(usual, MOST_DECIMALS) if half_up(value, one) != target
    )
    return replace(line, decimals=next(finer, MOST_DECIMALS))


def _remarks(outlook: Outlook, line: IndicatorLine):
    facts = {
        "count": len(outlook.standings),
        "first": short_year(outlook.first_year),
        "last": short_year(outlook.standings[-1].fiscal_year),
        "slope": _signed(outlook.slope, line),
    }
    said = _(
        "Method: the running total of %(last)s, growing by the average of the years "
        "from %(first)s to %(last)s (%(slope)s a year)."
    )
    if outlook.method == Method.LEAST_SQUARES:
        said = _(
            "Method: the straight line of least squares through the %(count)s actuals "
            "from %(first)s to %(last)s, drawn on (%(slope)s a year; a spreadsheet's "
            "FORECAST.LINEAR gives the same)."
        )
    yield said % facts
    if outlook.is_bounded:
        yield _("The calculation gives %(value)s; it stops at what is possible.") % {
            "value": computed(outlook.computed, line)
        }
    if outlook.provisional:
        yield _("It rests on estimated actuals too.")
    yield _(
        "A mechanical extrapolation of published actuals, no forecast: it knows of no "
        "cause, and no judgement depends on it."
    )


def _signed(slope: Fraction, line: IndicatorLine) -> str:
    said = difference(slope, line)
    return f"+{said}" if slope > 0 else said


def _why_not(hindrance: Hindrance) -> str:
    match hindrance:
        case Hindrance.STATES:
            return _("Nothing is extrapolated: states have no distances.")
        case Hindrance.EVERY_YEAR:
            return _(
                "Nothing is extrapolated: the target is to be met in every year anew."
            )
    return _(
        "Where the course leads is shown from three actuals of the plan's years on."
    )
