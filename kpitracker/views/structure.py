"""施策体系: the tree of a plan as printed, how it stands, and the plan's own texts."""

from django.http import HttpRequest, HttpResponse

from indicators.models import Audience
from indicators.reports.plan import plan_report
from kpitracker.rendering import render
from kpitracker.structure.asked import structure_asked
from kpitracker.structure.branches import branches_of
from kpitracker.views.plans import plan_for, year_asked_for
from measures.sdgs import sdgs_by_place
from measures.text_dates import texts_changed


def plan_structure(request: HttpRequest, code: str) -> HttpResponse:
    plan = plan_for(request, code)
    year = year_asked_for(request, plan)
    report = plan_report(
        plan,
        fiscal_year=year.year,
        audience=Audience.PUBLIC,
        version=year.version,
    )
    sdgs = sdgs_by_place(plan)
    asked = structure_asked(request.GET, report, sdgs)
    context = {
        "plan": plan,
        "year": year,
        "asked": asked,
        "report": report,
        "branches": branches_of(report.goals, asked, sdgs),
        "changed": texts_changed(plan),
    }
    return render(request, "kpitracker/structure.html", context)
