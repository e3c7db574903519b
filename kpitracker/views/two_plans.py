"""Two plans side by side, and the same as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from indicators.models import Audience
from indicators.reports.counterparts import comparable_plans, partners_of
from indicators.reports.two_plans import TwoPlans
from indicators.reports.two_plans import two_plans as report_of
from indicators.years import plan_years
from kpitracker.comparing.plans_asked import SideAskedFor, TwoPlansAskedFor
from kpitracker.comparing.plans_csv import plans_csv
from kpitracker.comparing.plans_words import summary_of
from kpitracker.downloads import csv_answer
from kpitracker.views.plans import plan_for


def two_plans(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    report = _report(asked)
    context = {
        "asked": asked,
        "plans": comparable_plans(request.user, on=localdate()),
        "report": report,
        "summary": summary_of(report) if report else "",
    }
    return render(request, "kpitracker/two_plans.html", context)


def two_plans_csv(request: HttpRequest) -> HttpResponse:
    report = _report(_asked(request))
    if report is None:
        raise Http404
    codes = f"{report.one.plan.code}_{report.other.plan.code}"
    return csv_answer(plans_csv(report), name=f"{codes}.csv")


def _asked(request: HttpRequest) -> TwoPlansAskedFor | None:
    """None until a first plan is chosen; 404 for a plan the reader may not see."""
    one = _side(request, "plan", "year")
    if one is None:
        return None
    other = None
    if request.GET.get("with") != one.plan.code:
        other = _side(request, "with", "with_year")
    partners = partners_of(one.plan, user=request.user, on=localdate())
    return TwoPlansAskedFor(one=one, other=other, partners=partners, typed=request.GET)


def _side(request: HttpRequest, plan: str, year: str) -> SideAskedFor | None:
    code = request.GET.get(plan)
    if not code:
        return None
    if "\0" in code:
        raise Http404
    found = plan_for(request, code)
    years = plan_years(found, audience=Audience.PUBLIC)
    return SideAskedFor(found, years, request.GET.get(year))


def _report(asked: TwoPlansAskedFor | None) -> TwoPlans | None:
    if asked is None or asked.partner is None:
        return None
    one, other = asked.one, asked.other
    return report_of(
        (one.plan, one.year), (other.plan, other.year), asked.partner.counterparts
    )
