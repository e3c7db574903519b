"""The dashboard of a plan: how it is going in one year."""

from django.http import HttpRequest, HttpResponse

from indicators.models import Audience
from indicators.reports.plan import plan_report
from kpitracker.dashboard.page import Dashboard
from kpitracker.rendering import render
from kpitracker.views.plans import plan_for, year_asked_for
from plans.phrases import said_once


def plan_dashboard(request: HttpRequest, code: str) -> HttpResponse:
    plan = plan_for(request, code)
    asked = year_asked_for(request, plan)
    report = plan_report(
        plan,
        fiscal_year=asked.year,
        audience=Audience.PUBLIC,
        version=asked.version,
    )
    context = {
        "plan": plan,
        "asked": asked,
        "report": report,
        "board": Dashboard(report, request.GET),
    }
    with said_once():
        return render(request, "kpitracker/plan_dashboard.html", context)
