"""One goal: its words, its measures, its indicators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from indicators.models import Audience
from indicators.reports.goal import goal_report
from indicators.reports.partners import partner_grid
from kpitracker.parts import parts_of
from kpitracker.rendering import render
from kpitracker.standing import standing
from kpitracker.views.plans import plan_for, year_asked_for
from measures.contents import plan_contents


def goal(request: HttpRequest, code: str, goal_code: str) -> HttpResponse:
    plan = plan_for(request, code)
    found = get_object_or_404(plan.goals, code=goal_code)
    asked = year_asked_for(request, plan)
    report = goal_report(
        found,
        fiscal_year=asked.year,
        audience=Audience.PUBLIC,
        version=asked.version,
    )
    context = {
        "plan": plan,
        "asked": asked,
        "report": report,
        "standing": standing(report),
        "grid": partner_grid(found.pk, report.section.branch),
        "below": parts_of(plan, report.section.measures, goal=found.pk),
        "contents": plan_contents(plan, here=found),
    }
    return render(request, "kpitracker/goal.html", context)
