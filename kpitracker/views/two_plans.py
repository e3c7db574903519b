"""Two plans side by side, and the same as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate

from indicators.models import Audience
from indicators.reports.counterparts import counterparts_of
from indicators.reports.two_plans import TwoPlans
from indicators.reports.two_plans import two_plans as report_of
from indicators.years import plan_years
from kpitracker.comparing.plans_asked import SideAskedFor, TwoPlansAskedFor
from kpitracker.comparing.plans_csv import plans_csv
from kpitracker.comparing.plans_offered import offered
from kpitracker.comparing.plans_words import summary_of
from kpitracker.downloads import csv_answer
from kpitracker.rendering import render
from kpitracker.views.plans import plan_for, to_the_page
from plans.models import Plan


def two_plans(request: HttpRequest) -> HttpResponse:
    one, other = _plan(request, "plan"), _plan(request, "with")
    if one is None or other is None or one == other:
        is_same = one is not None and one == other
        return _choosing(request, one or other, is_same=is_same)
    asked = _asked(request, one, other)
    report = _report(asked)
    context = {
        "asked": asked,
        "report": report,
        "summary": summary_of(report) if report else "",
    }
    return render(request, "kpitracker/two_plans.html", context)


def two_plans_csv(request: HttpRequest) -> HttpResponse:
    one, other = _plan(request, "plan"), _plan(request, "with")
    if one is None or other is None or one == other:
        raise Http404
    asked = _asked(request, one, other)
    report = _report(asked)
    if report is None:
        raise Http404
    if any(asked.refusals):
        return to_the_page(request, "two-plans")
    return csv_answer(plans_csv(report), name=f"{one.code}_{other.code}.csv")


def _plan(request: HttpRequest, name: str) -> Plan | None:
    """None where nothing was asked for; 404 for a plan the reader may not see."""
    code = request.GET.get(name)
    if not code:
        return None
    if "\0" in code:
        raise Http404
    return plan_for(request, code)


def _choosing(
    request: HttpRequest, first: Plan | None, *, is_same: bool
) -> HttpResponse:
    found = offered(
        request.user, on=localdate(), first=first, text=request.GET.get("q", "")
    )
    context = {"offered": found, "is_same": is_same}
    return render(request, "kpitracker/two_plans_choose.html", context)


def _asked(request: HttpRequest, one: Plan, other: Plan) -> TwoPlansAskedFor:
    typed = (request.GET.get("year"), request.GET.get("with_year"))
    sides = (
        SideAskedFor(plan, plan_years(plan, audience=Audience.PUBLIC), year)
        for plan, year in zip((one, other), typed, strict=True)
    )
    return TwoPlansAskedFor(*sides)


def _report(asked: TwoPlansAskedFor) -> TwoPlans | None:
    """None where the two share nothing."""
    one, other = asked.one, asked.other
    found = counterparts_of(one.plan, other.plan)
    if not found:
        return None
    return report_of((one.plan, one.year), (other.plan, other.year), found)
