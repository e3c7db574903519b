"""One indicator: its course, how it is judged, and its values to take away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate

from indicators.histories import indicator_history
from indicators.models import Audience, Handover, Indicator, unpublished_scope
from indicators.reports.footnotes import footnotes_at
from indicators.reports.indicator import IndicatorReport, indicator_report
from indicators.reports.publications import appearances_of, gone_indicator
from indicators.reports.relatives import relatives_of
from kpitracker.chart_files import chart_file
from kpitracker.downloads import csv_answer
from kpitracker.downloads import indicator_csv as csv_of
from kpitracker.footnotes import is_noted
from kpitracker.kin import kin_of
from kpitracker.pictures import picture_of
from kpitracker.rendering import render
from kpitracker.views.plans import (
    YearAskedFor,
    plan_for,
    to_the_page,
    year_asked_for,
)
from plans.histories import Entry
from plans.models import Plan
from plans.rights import Action, can


def indicator(request: HttpRequest, code: str, indicator_code: str) -> HttpResponse:
    plan = plan_for(request, code)
    found = _found(plan, indicator_code)
    asked = year_asked_for(request, plan)
    report = indicator_report(
        found,
        fiscal_year=asked.year,
        audience=Audience.PUBLIC,
        version=asked.version,
    )
    if report is None:
        return _not_in_the_year(request, plan, found, asked)
    visible = Plan.objects.visible_to(request.user, on=localdate())
    relatives = relatives_of(report.line, plan=plan, visible=visible)
    context = {
        "plan": plan,
        "asked": asked,
        "report": report,
        "picture": picture_of(report),
        "relatives": relatives,
        "footnotes": [
            note
            for note in footnotes_at(plan, report.line.owners)
            if note.anchor and is_noted(report.line, note.anchor)
        ],
        "kin": kin_of(report, relatives),
        "appearances": appearances_of(found),
        "handover": _handover(request, found),
        "history": _history(request, found),
    }
    return render(request, "kpitracker/indicator.html", context)


def _found(plan: Plan, code: str) -> Indicator:
    """The indicator, also where published years alone still know it; else 404."""
    found = plan.indicators.filter(code=code).first() or gone_indicator(plan, code)
    if found is None:
        raise Http404
    return found


def _handover(request: HttpRequest, indicator: Indicator) -> Handover | None:
    """The memo, for who works on the indicator; nobody else learns whether it is."""
    if not _works_on(request, indicator):
        return None
    memo = Handover.objects.filter(indicator=indicator).first()
    return None if memo is None or memo.is_empty else memo


def _history(request: HttpRequest, indicator: Indicator) -> list[Entry] | None:
    """Who changed what and why, unpublished values too: for the same readers."""
    return indicator_history(indicator) if _works_on(request, indicator) else None


def _works_on(request: HttpRequest, indicator: Indicator) -> bool:
    scope = unpublished_scope(indicator)
    return can(request.user, Action.VIEW, scope, on=localdate())


def _not_in_the_year(
    request: HttpRequest, plan: Plan, found: Indicator, asked: YearAskedFor
) -> HttpResponse:
    """The indicator came into the plan after that year had been published."""
    context = {
        "plan": plan,
        "indicator": found,
        "asked": asked,
        "handover": _handover(request, found),
        "history": _history(request, found),
    }
    return render(request, "kpitracker/indicator_unpublished.html", context)


def indicator_svg(request: HttpRequest, code: str, indicator_code: str) -> HttpResponse:
    """The chart of the page, in the year and version of the page, as a file."""
    report = _report_to_take_away(request, code, indicator_code)
    if report is None:
        return to_the_page(request, "indicator", code, indicator_code)
    picture = picture_of(report)
    if not picture.drawing:
        raise Http404
    name = f"{report.plan.code}_{report.line.code}.svg"
    return HttpResponse(
        chart_file(report, picture),
        content_type="image/svg+xml; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def indicator_csv(request: HttpRequest, code: str, indicator_code: str) -> HttpResponse:
    """The table of the page: published values only, whoever asks."""
    report = _report_to_take_away(request, code, indicator_code)
    if report is None:
        return to_the_page(request, "indicator", code, indicator_code)
    name = f"{report.plan.code}_{report.line.code}.csv"
    return csv_answer(csv_of(report), name=name)


def _report_to_take_away(
    request: HttpRequest, code: str, indicator_code: str
) -> IndicatorReport | None:
    """What the page shows for the same address; 404 where it shows no values.

    None where the page shows another year or version than is asked for.
    """
    plan = plan_for(request, code)
    asked = year_asked_for(request, plan)
    report = indicator_report(
        _found(plan, indicator_code),
        fiscal_year=asked.year,
        audience=Audience.PUBLIC,
        version=asked.version,
    )
    if report is None:
        raise Http404
    shown = report.publication
    return report if asked.is_met(shown and shown.version) else None
