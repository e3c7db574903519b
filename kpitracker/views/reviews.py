"""Reviews of a plan's measures: where they stand, and one measure's year."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kpitracker.reviews.desk import ReviewDesk, is_reviewable, years_of
from plans.admin.choices import in_offices
from plans.fiscal import year_label
from plans.models import Plan


@require_GET
def review_years(request: HttpRequest) -> HttpResponse:
    """Plans of one's own organizations, with their years."""
    plans = [(plan, years_of(plan)) for plan in _plans(request)]
    context = {"title": _("Reviews of measures"), "plans": plans}
    return page(request, "admin/review_years.html", context)


@require_GET
def review_list(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One's own measures in one year, and what is written of them."""
    desk = desk_for(request, code, year)
    context = {
        "title": _("Reviews of measures: %(year)s") % {"year": year_label(year)},
        "desk": desk,
        "plan": desk.plan,
        "year": year,
        "lines": desk.reviewed(desk.measures),
    }
    return page(request, "admin/review_list.html", context)


def desk_for(request: HttpRequest, code: str, year: int) -> ReviewDesk:
    """404 for a plan of another organization and for a year that cannot be."""
    plan = get_object_or_404(_plans(request), code=code)
    if not is_reviewable(plan, year):
        raise Http404
    return ReviewDesk(request, plan, year)


def page(
    request: HttpRequest, template: str, context: dict, *, status: int = 200
) -> HttpResponse:
    context = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, context, status=status)


def _plans(request: HttpRequest):
    rows = Plan.objects.visible_to(request.user, on=localdate())
    rows = in_offices(rows, request, organization_path="organization")
    return rows.select_related("organization")
