"""What the planning section has to do after a reorganization."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate

from indicators.moving import Holding, holdings
from plans.desks import anywhere, everywhere, wholly
from plans.models import Organization
from plans.rights import Action


def all_holdings(request: HttpRequest) -> list[Holding]:
    """Departments of one's own that answer for something."""
    return holdings(_planned_by(request), on=localdate())


def ended_departments(request: HttpRequest) -> list[Holding]:
    """Departments that have ended and hold something still; for planners alone."""
    if not anywhere(request, Action.CHANGE):
        return []
    return [one for one in all_holdings(request) if one.has_ended]


def _planned_by(request: HttpRequest) -> QuerySet | Collection[int]:
    if everywhere(request):
        return Organization.objects.all()
    return wholly(request, Action.CHANGE)
