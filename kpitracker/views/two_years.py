"""Two years of a plan side by side, and the same as a file."""

from django.http import Http404, HttpRequest, HttpResponse

from indicators.models import Audience
from indicators.reports.two_years import two_years as report_of
from indicators.years import plan_years
from kpitracker.comparing.years_asked import TwoYearsAskedFor
from kpitracker.comparing.years_csv import years_csv
from kpitracker.comparing.years_words import summary_of
from kpitracker.downloads import csv_answer
from kpitracker.rendering import render
from kpitracker.views.plans import plan_for, to_the_page
from plans.models import Plan


def two_years(request: HttpRequest, code: str) -> HttpResponse:
    plan = plan_for(request, code)
    asked = _asked(request, plan)
    context = {"plan": plan, "asked": asked}
    if asked.before is None:
        context["is_measured"] = plan.indicators.exists()
    else:
        report = report_of(plan, before=asked.before, now=asked.year)
        context |= {
            "report": report,
            "summary": summary_of(report),
            "groups": asked.shown(report),
            "goal": asked.goal(report),
            "refusals": list(asked.refusals(report)),
        }
    return render(request, "kpitracker/two_years.html", context)


def two_years_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The rows of the page, filtered as it is."""
    plan = plan_for(request, code)
    asked = _asked(request, plan)
    if asked.before is None:
        raise Http404
    report = report_of(plan, before=asked.before, now=asked.year)
    if any(asked.refusals(report)):
        return to_the_page(request, "two-years", code)
    text = years_csv(report, asked.shown(report))
    return csv_answer(text, name=f"{plan.code}_{asked.before}_{asked.year}.csv")


def _asked(request: HttpRequest, plan: Plan) -> TwoYearsAskedFor:
    years = plan_years(plan, audience=Audience.PUBLIC)
    return TwoYearsAskedFor(years, request.GET)
