"""Which indicators somebody reads, and for which one enters values."""

from datetime import date

from django.db import models
from django.db.models import Q

from indicators.enums import Lifecycle
from plans.rights import Action, departments, organizations, visible_plans


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user, *, on: date) -> "IndicatorQuerySet":
        """Indicators of the plans that the user may read."""
        return self.filter(visible_plans(user, on=on, path="plan__"))

    def worked_on_by(self, user, *, on: date) -> "IndicatorQuerySet":
        """Indicators whose values one reads before they are published."""
        return self._allowing(Action.VIEW, user, on=on)

    def entered_by(self, user, *, on: date) -> "IndicatorQuerySet":
        """Followed indicators for which one enters values; nobody is a command."""
        followed = self.filter(lifecycle=Lifecycle.ACTIVE)
        return (
            followed if user is None else followed._allowing(Action.ENTER, user, on=on)
        )

    def asked_of(self, user, *, on: date, fiscal_year: int) -> "IndicatorQuerySet":
        """Indicators followed in the year for which one enters values."""
        followed = Q(lifecycle=Lifecycle.ACTIVE) | Q(lifecycle_from__gt=fiscal_year)
        return self.filter(followed)._allowing(Action.ENTER, user, on=on)

    def _allowing(self, action: Action, user, *, on: date) -> "IndicatorQuerySet":
        if user.is_active and user.is_superuser:
            return self
        asked = {"on": on, "action": action}
        return self.filter(
            Q(department__in=departments(user, **asked))
            | Q(plan__organization__in=organizations(user, **asked))
        )
