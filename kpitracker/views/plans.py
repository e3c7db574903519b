"""The plans a reader may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from plans.models import Plan


def plan_for(request: HttpRequest, code: str) -> Plan:
    """The plan if the reader may see it; else 404, as if there were none."""
    plans = Plan.objects.visible_to(request.user, on=localdate())
    return get_object_or_404(plans.select_related("organization"), code=code)


def plan_list(request: HttpRequest) -> HttpResponse:
    rows = []
    return render(request, "kpitracker/plan_list.html", {"rows": rows})
