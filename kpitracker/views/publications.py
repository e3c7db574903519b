"""What was published of a plan, version by version, and what changed between them."""

from django.http import Http404, HttpRequest, HttpResponse

from indicators.reports.publications import published_years, version_report
from kpitracker.rendering import render
from kpitracker.views.plans import plan_for


def publications(request: HttpRequest, code: str) -> HttpResponse:
    plan = plan_for(request, code)
    context = {"plan": plan, "years": published_years(plan)}
    return render(request, "kpitracker/publications.html", context)


def publication(
    request: HttpRequest, code: str, year: int, version: int
) -> HttpResponse:
    plan = plan_for(request, code)
    report = version_report(plan, year, version)
    if report is None:
        raise Http404
    context = {"plan": plan, "report": report}
    return render(request, "kpitracker/publication.html", context)
