"""What a cell of the list shows of an indicator: a number with its look, or words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.enums import Comparison, Status
from indicators.lasting import LAGGING
from indicators.reports.lines import IndicatorLine
from indicators.rounding import half_up
from kpitracker import absent
from kpitracker.lasting import since_words
from kpitracker.quantities import target_words
from kpitracker.templatetags.numbers import HIGHEST_UNMET, NONE, number
from kpitracker.templatetags.years import period, short_year
from plans.printing import plain

ESTIMATED = "※"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a reader sees; behind it the number, with the format that shows it so.

    ``spoken`` is what a dash says to whoever cannot see it.
    """

    shown: str
    number: Decimal | None = None
    number_format: str = "@"
    is_marked: bool = False
    spoken: str = ""


def baseline(line: IndicatorLine) -> Figure:
    """What the way starts from, or why nobody knows it."""
    start = line.baseline.start
    if line.baseline.state:
        return Figure(line.baseline.state)
    if start is None:
        return Figure(absent.baseline_said(line))
    is_estimate = _starts_as_printed(line) and line.baseline.estimated
    return _number(start, line, is_estimate=is_estimate)


def baseline_year(line: IndicatorLine) -> Figure:
    return Figure(period(line.baseline.period) if _starts_as_printed(line) else "")


def actual_of(line: IndicatorLine, *, year: int) -> Figure:
    """The value that counts in a year, or why there is none."""
    point = next((one for one in line.points if one.fiscal_year == year), None)
    if point is None or point.standing is None:
        chosen = year == line.fiscal_year
        why = absent.actual_said(line) if chosen else absent.reasons_of(line).get(year)
        return Figure(why or absent.no_data())
    if point.standing.value is None:
        mark = ESTIMATED if point.estimated else ""
        return Figure(f"{mark}{point.standing.state}")
    return _number(point.standing.value, line, is_estimate=point.estimated)


def target(line: IndicatorLine) -> Figure:
    """A number to reach; in words what a number cannot say, as printed if need be."""
    row = line.target
    if row is None:
        return Figure(absent.target_said(line))
    if row.value is None and not row.state:
        is_told = row.printed not in ("", NONE)
        return Figure(row.printed if is_told else target_words(row, line))
    if row.fiscal_year is None:
        row = row._replace(every_year=False)  # the year says so
    if row.comparison == Comparison.REACH and not row.every_year:
        return _number(row.value, line)
    return Figure(target_words(row, line))


def target_year(line: IndicatorLine) -> Figure:
    row = line.target
    if row is not None and row.every_year and row.fiscal_year is None:
        return Figure(_("every year"))
    return Figure(short_year(row.fiscal_year) if row else "")


def progress(line: IndicatorLine) -> Figure:
    """The share of the way, not clamped; never 100 % of a target that is not met."""
    share = line.judgement and line.judgement.progress
    if share is None:
        return Figure(NONE, spoken=_("not defined"))
    hundredths = half_up(share * 100, 1)
    if line.status != Status.ACHIEVED:
        hundredths = min(hundredths, HIGHEST_UNMET)
    return Figure(f"{number(hundredths, 1)}%", hundredths / 100, _signed("0.0%"))


def letter(line: IndicatorLine) -> Figure:
    """Marked where the indicator lags behind."""
    if line.judgement is None:
        return Figure("")
    return Figure(
        line.judgement.letter,
        is_marked=line.status in LAGGING,
        spoken=str(line.words) if line.judgement.reason else "",
    )


def judgement(line: IndicatorLine) -> Figure:
    """The words, and below them the reason, or what makes them true and since when."""
    said = [line.words, *line.remarks]
    if since := since_words(line):
        said.append(since)
    if line.status == Status.NOT_JUDGED:
        said = [line.status.label, line.judgement.reason.label]
    return Figure("\n".join(map(str, said)))


def _number(
    value: Decimal, line: IndicatorLine, *, is_estimate: bool = False
) -> Figure:
    decimals = line.decimals
    if decimals is None:
        decimals = len(plain(value).partition(".")[2])
    digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    mark = ESTIMATED if is_estimate else ""
    number_format = _signed(f'"{mark}"{digits}' if mark else digits)
    return Figure(f"{mark}{number(value, decimals)}", value, number_format)


def _signed(number_format: str) -> str:
    """△ before a negative number where readers take it for a minus."""
    return f'{number_format};"{pgettext("negative number", "−")}"{number_format}'


def _starts_as_printed(line: IndicatorLine) -> bool:
    """Whether the way starts at the printed baseline, of which the year is told."""
    start, printed = line.baseline.start, line.baseline.value
    return bool(line.baseline.state) or (printed is not None and start == printed)
