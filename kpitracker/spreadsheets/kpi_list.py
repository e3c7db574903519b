"""The list of indicators (指標一覧) of a plan and a year, on A4 landscape."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from indicators.models import Audience
from indicators.published.titles import title_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.plan import PlanReport, plan_report
from indicators.scales import Scale
from kpitracker.dashboard.headlines import changes_of, headline_of
from kpitracker.spreadsheets.kpi_list_columns import columns_of
from kpitracker.spreadsheets.kpi_list_figures import ESTIMATED
from kpitracker.spreadsheets.kpi_list_sheet import Front, ListSheet
from kpitracker.templatetags.numbers import NONE
from kpitracker.templatetags.years import fiscal_year as year_in_full
from plans.models import Plan
from plans.sheets.workbook_archive import save


def kpi_list(
    plan: Plan,
    *,
    fiscal_year: int | None,
    audience: Audience,
    printed_on: date,
    version: int | None = None,
) -> bytes:
    """An XLSX file to print: a plan's report, whatever the size of the plan."""
    report = plan_report(
        plan, fiscal_year=fiscal_year, audience=audience, version=version, past=True
    )
    front = front_of(report, printed_on=printed_on)
    workbook = Workbook()
    sheet = ListSheet(workbook.active, columns_of(report))
    sheet.begin(front)
    for heading, lines in sections_of(report):
        sheet.add_section(heading)
        for line in lines:
            sheet.add_indicator(line)
    sheet.end()
    file = BytesIO()
    save(workbook, file, title=front.title)
    return file.getvalue()


def front_of(report: PlanReport, *, printed_on: date) -> Front:
    """What stands above the table."""
    return Front(
        title=_("List of indicators: %(plan)s")
        % {"plan": title_of(report.plan, report.publication)},
        year=year_in_full(report.fiscal_year),
        mark=mark_of(report),
        printed=_("printed on %(date)s") % {"date": date_format(printed_on)},
        summary=headline_of(report),
        changes=changes_of(report),
        legend="　".join([*_letters(report.scale), _dash(), _estimates()]),
    )


def mark_of(report: PlanReport) -> str:
    """Who may see it: the members alone, unless plan and values are public."""
    if report.audience == Audience.PUBLIC and report.plan.is_public:
        return pgettext("list of indicators", "Published")
    return pgettext("list of indicators", "Internal document")


def _letters(scale: Scale) -> Iterator[str]:
    """Which words each letter stands for."""
    for letter in dict.fromkeys(scale.letters.values()):
        statuses = [one for one, other in scale.letters.items() if other == letter]
        yield f"{letter}：{'・'.join(str(one.label) for one in statuses)}"


def _dash() -> str:
    return _("%(mark)s: not judged, or not defined") % {"mark": NONE}


def _estimates() -> str:
    return _("%(mark)s: estimate") % {"mark": ESTIMATED}


def sections_of(report: PlanReport) -> Iterator[tuple[str, list[IndicatorLine]]]:
    """Goals with their indicators, each once, where the plan prints it first."""
    seen: set[str] = set()
    for goal in report.goals:
        lines = [line for line in goal.lines if line.code not in seen]
        seen |= {line.code for line in lines}
        yield f"{goal.place.level} {goal.place}".strip(), lines
    if report.unplaced:
        yield _("Indicators without a place in the plan"), list(report.unplaced)
