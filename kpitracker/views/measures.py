"""One measure: its words, partners, budget, indicators and reviews."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from indicators.models import Audience
from indicators.reports.budgets import budget_tables
from indicators.reports.measure import measure_report
from indicators.reports.partners import partner_grid
from kpitracker.budget_files import budget_csv
from kpitracker.budget_pictures import budget_pictures
from kpitracker.downloads import csv_answer
from kpitracker.parts import parts_of
from kpitracker.rendering import render
from kpitracker.views.plans import plan_for, year_asked_for
from measures.contents import plan_contents


def measure(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    plan = plan_for(request, code)
    found = get_object_or_404(plan.measures, code=measure_code)
    asked = year_asked_for(request, plan)
    report = measure_report(
        found,
        fiscal_year=asked.year,
        audience=Audience.PUBLIC,
        version=asked.version,
    )
    context = {
        "plan": plan,
        "asked": asked,
        "report": report,
        "grid": partner_grid(found.goal_id, report.node.branch),
        "budgets": budget_pictures(report.budgets),
        "below": parts_of(plan, report.node.children, goal=found.goal_id),
        "contents": plan_contents(plan, here=found),
    }
    return render(request, "kpitracker/measure.html", context)


def measure_budget(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """The amounts as a file; nothing but the headings where there are none."""
    plan = plan_for(request, code)
    found = get_object_or_404(plan.measures, code=measure_code)
    tables = budget_tables(
        found.budgets.select_related("edition").order_by("fiscal_year"),
        found.budget_totals.select_related("edition"),
    )
    name = f"{plan.code}_{found.code}_budget.csv"
    return csv_answer(budget_csv(found, tables), name=name)
