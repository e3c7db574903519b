"""The comparison of two plans as a file for a spreadsheet program."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators.reports.lines import IndicatorLine
from indicators.reports.two_plans import PlanRow, PlanSide, TwoPlans
from indicators.rounding import six_decimals
from kpitracker.comparing.plans_words import why_not_words
from kpitracker.comparing.years_words import verdict
from kpitracker.downloads import csv_text, safe_text
from kpitracker.quantities import unit_of
from plans.printing import plain


def plans_csv(report: TwoPlans) -> str:
    """One row a pair, context repeated, numbers bare; with BOM and CRLF."""
    return csv_text(_columns(), (_cells(report, row) for row in report.rows))


def _columns() -> Iterator[str]:
    yield from (_("Common definition"), _("Why they stand together"))
    for side in (1, 2):
        for what in (
            _("Plan code"),
            _("Plan"),
            _("Indicator code"),
            _("Indicator"),
            _("Unit"),
            _("Fiscal year"),
            _("Version"),
            _("Actual"),
            _("Judgement"),
            _("Population"),
            _("Population counted on"),
            _("Source of the population"),
            _("Value per head"),
        ):
            yield f"{what} {side}"
    yield from (_("People per head"), _("Difference"), _("Difference per head"))
    yield _("Why it is not compared")


def _cells(report: TwoPlans, row: PlanRow) -> Iterator[str]:
    pair = row.pair
    yield from map(safe_text, [row.common_definition, str(row.match.label)])
    yield from _side(report.one, pair.first, row.heads[0])
    yield from _side(report.other, pair.second, row.heads[1])
    yield str(row.base or "")
    yield "" if pair.difference is None else plain(pair.difference)
    yield six_decimals(row.head_difference)
    yield safe_text(why_not_words(row))


def _side(
    side: PlanSide, line: IndicatorLine | None, head: Fraction | None
) -> Iterator[str]:
    yield from map(safe_text, [side.plan.code, side.title])
    yield safe_text(line.code if line else "")
    yield safe_text(line.name if line else "")
    yield safe_text(unit_of(line) if line else "")
    yield str(side.fiscal_year or "")
    yield str(side.publication.version) if side.publication else ""
    judgement = line and line.judgement
    if judgement is None:
        yield from ("", "")
    else:
        value = judgement.actual
        text = safe_text(judgement.actual_state or "")
        yield text if value is None else plain(value)
        yield safe_text(verdict(line))
    people = side.population
    yield str(people.people) if people else ""
    yield people.counted_on.isoformat() if people else ""
    yield safe_text(people.source) if people else ""
    yield six_decimals(head)
