"""施策体系: the tree of a plan as printed, with the plan's own texts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.models import Audience
from indicators.reports.plan import plan_report
from kpitracker.views.plans import plan_for


def plan_structure(request: HttpRequest, code: str) -> HttpResponse:
    plan = plan_for(request, code)
    report = plan_report(plan, fiscal_year=None, audience=Audience.PUBLIC)
    context = {"plan": plan, "report": report}
    return render(request, "kpitracker/structure.html", context)
