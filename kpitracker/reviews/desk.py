"""Who reads and who writes the reviews of a plan's measures in one fiscal year."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate

from indicators.models import Indicator
from indicators.reports.reviews import ReviewedMeasure, reviewed_measures
from indicators.reviewing import year_is_published
from measures.models import Measure
from plans.desks import allowed, desks, everywhere, wholly
from plans.fiscal import fiscal_year_of_month, year_in_range
from plans.models import Plan
from plans.rights import Action


def current_year() -> int:
    today = localdate()
    return fiscal_year_of_month(today.year, today.month)


def years_of(plan: Plan) -> list[int]:
    """Fiscal years of the plan that have begun, the latest first."""
    last = min(current_year(), plan.period_end or current_year())
    first = last - 4 if plan.way_starts is None else plan.way_starts + 1
    return list(range(last, first - 1, -1))


def is_reviewable(plan: Plan, fiscal_year: int) -> bool:
    """Whether the year has begun and is not before the plan."""
    begun = year_in_range(fiscal_year) and fiscal_year <= current_year()
    return begun and (plan.way_starts is None or fiscal_year > plan.way_starts)


@dataclass(frozen=True)
class ReviewDesk:
    """The rights of a request as far as reviews of one plan and year go.

    A review is written by its department until the year is published; from then on
    by the planning section, with a reason. The committee's opinion is recorded by
    the planning section alone.
    """

    request: HttpRequest
    plan: Plan
    fiscal_year: int

    @cached_property
    def is_published(self) -> bool:
        return year_is_published(self.plan, self.fiscal_year)

    def may_read(self, measure: Measure) -> bool:
        whose = replace(measure.scope, is_published=False)
        return allowed(self.request, Action.VIEW, whose)

    def may_write(self, measure: Measure) -> bool:
        action = Action.CONFIRM if self.is_published else Action.ENTER
        return allowed(self.request, action, measure)

    def may_record_opinion(self, measure: Measure) -> bool:
        return allowed(self.request, Action.CONFIRM, measure)

    @property
    def measures(self) -> QuerySet[Measure]:
        """Those one reads reviews of; no relistings (再掲)."""
        rows = self.plan.measures.filter(relists=None)
        reads_all = self.plan.organization_id in wholly(self.request, Action.VIEW)
        if everywhere(self.request) or reads_all:
            return rows
        return rows.filter(department__in=desks(self.request))

    def reviewed(self, measures: QuerySet[Measure]) -> list[ReviewedMeasure]:
        """With judgements by the values that this reader may see."""
        worked_on = Indicator.objects.filter(plan=self.plan).worked_on_by(
            self.request.user, on=localdate()
        )
        return reviewed_measures(
            self.plan,
            measures,
            fiscal_year=self.fiscal_year,
            worked_on=set(worked_on.values_list("pk", flat=True)),
        )
