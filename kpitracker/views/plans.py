"""The plans a reader may see, and the year he asks for."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate

from indicators.models import Audience
from indicators.reports.plan_list import plan_list as plans_found
from indicators.years import Years, plan_years
from kpitracker.plan_lists import PlansAskedFor, PlansShown
from kpitracker.rendering import render
from plans.models import Plan

LONGEST = 9


@dataclass(frozen=True, slots=True)
class YearAskedFor:
    """``?year=…`` against the years there are; what is refused gets the default.

    ``period``: the years of the plan, as far as it states them.
    """

    years: Years
    typed: str | None
    version_typed: str | None = None
    period: range = range(0)

    @property
    def year(self) -> int | None:
        return self.years.pick(self.typed)

    @property
    def refused(self) -> str | None:
        return self.typed if self.years.refuses(self.typed) else None

    @property
    def unpublished(self) -> int | None:
        """The year that is refused, if it is one of the plan's that is yet to come."""
        typed = self.refused
        if typed not in map(str, self.period):
            return None
        is_past = any(year > int(typed) for year in self.years.choices)
        return None if is_past else int(typed)

    @property
    def query(self) -> str:
        """What links to other pages carry, so that they show the same year."""
        is_usual = self.year is None or self.year == self.years.default
        return "" if is_usual else f"?year={self.year}"

    @property
    def version(self) -> int | None:
        """``?version=…``: which version of a published year; None is the latest."""
        typed = self.version_typed or ""
        is_number = typed.isascii() and typed.isdecimal() and len(typed) < LONGEST
        return int(typed) if is_number else None

    def is_met(self, version: int | None) -> bool:
        """Whether all that was asked for is shown: ``version`` is the one that is."""
        if self.refused:
            return False
        return not self.version_typed or self.version == version is not None


def to_the_page(request: HttpRequest, name: str, *places: str) -> HttpResponse:
    """Instead of a file that says something else: the page, which says what is there.

    The whole query goes along, and with it the sentence about what is refused of it.
    """
    query = request.GET.urlencode()
    return HttpResponseRedirect(f"{reverse(name, args=places)}?{query}")


def plan_for(request: HttpRequest, code: str) -> Plan:
    """The plan if the reader may see it; else 404, as if there were none."""
    plans = Plan.objects.visible_to(request.user, on=localdate())
    return get_object_or_404(plans.select_related("organization"), code=code)


def year_asked_for(request: HttpRequest, plan: Plan) -> YearAskedFor:
    """The year of a page and, if it asks for one, the version; one query."""
    years = plan_years(plan, audience=Audience.PUBLIC)
    first, last = plan.period_start, plan.period_end
    return YearAskedFor(
        years,
        request.GET.get("year"),
        request.GET.get("version"),
        range(0) if None in (first, last) else range(first, last + 1),
    )


def plan_list(request: HttpRequest) -> HttpResponse:
    asked = PlansAskedFor(request.GET)
    found = plans_found(
        request.user,
        on=localdate(),
        audience=Audience.PUBLIC,
        text=asked.text,
        page=asked.page,
    )
    context = {"shown": PlansShown(found, asked)}
    return render(request, "kpitracker/plan_list.html", context)
