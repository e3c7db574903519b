"""The pages of an order, written as HTML."""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from indicators.models import Audience
from indicators.published.titles import title_of
from indicators.reports.booklet import booklet, measure_reports
from indicators.reports.measure import measure_report
from indicators.reports.plan import PlanReport, plan_report
from kpitracker.dashboard.headlines import (
    changes_of,
    estimates_of,
    headline_of,
    renamed_of,
)
from kpitracker.dashboard.lagging import lagging_of
from kpitracker.dashboard.repeated import Repeated
from kpitracker.paper.chapters import chapters_of, details_of
from kpitracker.paper.fonts import Font
from kpitracker.paper.orders import Kind, Order
from kpitracker.paper.press import Document
from kpitracker.paper.sheets import sheet_of, sheets_of
from kpitracker.paper.styles import STYLES, edges, with_drawing_styles
from kpitracker.paper.tables import list_table
from kpitracker.spreadsheets.kpi_list import front_of, mark_of
from kpitracker.spreadsheets.kpi_list_columns import columns_of
from kpitracker.tally_bars import pieces_of
from kpitracker.templatetags.years import fiscal_year as year_in_full


def how_asked(order: Order) -> dict:
    """What every report is asked by: published values only."""
    return {
        "fiscal_year": order.fiscal_year,
        "audience": Audience.PUBLIC,
        "version": order.version,
    }


def list_context(order: Order) -> dict:
    report = plan_report(order.plan, past=True, **how_asked(order))
    return _frame(order, report) | {"table": list_table(report)}


def sheet_context(order: Order) -> dict:
    report = plan_report(order.plan, **how_asked(order))
    measure = measure_report(order.measure, **how_asked(order))
    sheet = sheet_of(measure, columns_of(report))
    return _frame(order, report) | {"sheets": [sheet]}


def sheets_context(order: Order) -> dict:
    report = plan_report(order.plan, **how_asked(order))
    measures = measure_reports(order.plan, **how_asked(order))
    return _frame(order, report) | {"sheets": sheets_of(measures, columns_of(report))}


def plan_context(order: Order) -> dict:
    whole = booklet(order.plan, **how_asked(order))
    report = whole.report
    columns = columns_of(report)
    sheets = sheets_of(whole.measures, columns)
    return _frame(order, report) | {
        "overview": _overview(report),
        "chapters": chapters_of(whole, sheets, columns),
        "indicators": [details_of(line) for line in report.lines],
        "table": list_table(report),
    }


def _overview(report: PlanReport) -> dict:
    """What the dashboard says first."""
    tally = report.tally
    if tally is None:
        return {"headline": headline_of(report)}
    repeated = Repeated(report.plan)
    notes = [
        changes_of(report),
        estimates_of(report.provisional),
        *renamed_of(report.lines),
    ]
    return {
        "headline": headline_of(report),
        "pieces": pieces_of(tally, scale=report.scale, before=report.previous_tally),
        "notes": [note for note in notes if note],
        "lagging": [lagging_of(item, repeated) for item in report.attention],
    }


def _frame(order: Order, report: PlanReport) -> dict:
    moment = localtime(order.at)
    when = {"moment": date_format(moment, "DATETIME_FORMAT")}
    return {
        "plan": order.plan,
        "report": report,
        "title": title_of(order.plan, report.publication),
        "front": front_of(report, printed_on=moment.date()),
        "whose": "　".join(_whose(report)),
        "mark": mark_of(report),
        "printed": _("printed on %(moment)s") % when,
    }


CONTEXTS = {
    Kind.LIST: list_context,
    Kind.SHEET: sheet_context,
    Kind.SHEETS: sheets_context,
    Kind.PLAN: plan_context,
}


def _whose(report: PlanReport) -> Iterator[str]:
    """The plan, the year and which version of it is printed, if there is one."""
    yield title_of(report.plan, report.publication)
    if report.fiscal_year is not None:
        yield year_in_full(report.fiscal_year)
    if report.publication:
        facts = {
            "version": report.publication.version,
            "day": date_format(localtime(report.publication.published_at)),
        }
        yield _("version %(version)s, published on %(day)s") % facts
    elif report.fiscal_year is not None:
        yield _("no record of a publication")


def document_of(order: Order, font: Font) -> Document:
    context = CONTEXTS[order.kind](order)
    html = render_to_string(f"paper/{order.kind}.html", context)
    edge = edges(
        title=context["whose"], mark=context["mark"], printed=context["printed"]
    )
    return Document(
        html=with_drawing_styles(html, family=font.family), styles=(*STYLES, edge)
    )
