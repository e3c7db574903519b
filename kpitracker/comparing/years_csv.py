"""The comparison of two years as a file for a spreadsheet program."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from indicators.reports.lines import IndicatorLine
from indicators.reports.two_years import TwoYears, YearGroup, YearRow, YearSide
from kpitracker.comparing.years_words import change_words, verdict, why_not
from kpitracker.downloads import csv_text, safe_text
from kpitracker.quantities import target_words, unit_of
from kpitracker.templatetags.years import short_year
from plans.printing import plain


def years_csv(report: TwoYears, groups: Iterable[YearGroup]) -> str:
    """One row an indicator, context repeated, values bare; with BOM and CRLF."""
    rows = (_cells(report, group, row) for group in groups for row in group.rows)
    return csv_text(_columns(report), rows)


def _columns(report: TwoYears) -> Iterator[str]:
    yield from (_("Plan code"), _("Plan"), _("Goal"), _("Indicator code"))
    yield from (_("Indicator"), _("Basis"), _("Unit"))
    for side in (report.before, report.now):
        year = short_year(side.fiscal_year)
        for what in (_("Version"), _("Target"), _("Actual"), _("Judgement")):
            yield _("%(year)s %(what)s") % {"year": year, "what": what}
    yield from (_("Change of the value"), _("Why it is not compared"))
    yield _("Change of the judgement")


def _cells(report: TwoYears, group: YearGroup, row: YearRow) -> Iterator[str]:
    line, pair = row.pair.line, row.pair
    goal = group.place.title if group.place else ""
    texts = [report.plan.code, report.plan.title, goal, line.code, line.name]
    yield from map(safe_text, [*texts, str(line.basis.label), unit_of(line)])
    for side, one in ((report.before, pair.first), (report.now, pair.second)):
        yield from _side(side, one)
    yield "" if pair.difference is None else plain(pair.difference)
    sides = (report.before, report.now)
    yield safe_text(why_not(pair, *(short_year(one.fiscal_year) for one in sides)))
    yield safe_text(change_words(row.change, left=row.is_no_longer_judged))


def _side(side: YearSide, line: IndicatorLine | None) -> Iterator[str]:
    yield str(side.publication.version) if side.publication else ""
    if line is None:
        yield from ("", "", "")
        return
    judgement = line.judgement
    yield safe_text(target_words(line.target, line)) if line.target else ""
    if judgement.actual is None:
        yield safe_text(judgement.actual_state or "")
    else:
        yield plain(judgement.actual)
    yield safe_text(verdict(line))
