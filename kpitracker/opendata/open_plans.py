"""A public plan at one moment: what all files of it agree on."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from kpitracker.opendata.dates import last_change
from plans.models import Plan, Visibility


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """``changed``: when what the public sees of it last changed, if that is known."""

    plan: Plan
    changed: datetime | None

    @property
    def updated_on(self) -> date | None:
        return self.changed and localdate(self.changed)


def open_plan(code: str) -> OpenPlan:
    """Raises Plan.DoesNotExist for an internal plan, whoever asks. Two queries."""
    public = Plan.objects.filter(visibility=Visibility.PUBLIC)
    plan = public.select_related("organization").get(code=code)
    return OpenPlan(plan, last_change(plan))
