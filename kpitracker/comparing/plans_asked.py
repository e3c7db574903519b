"""Which two plans and years are asked for, and what could not be shown as asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.years import Years
from kpitracker.templatetags.years import short_year
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class SideAskedFor:
    """A plan and a year of it; what is no year of it gets the default."""

    plan: Plan
    years: Years
    typed: str | None

    @property
    def year(self) -> int | None:
        return self.years.pick(self.typed)

    @property
    def refusal(self) -> str:
        if not self.years.refuses(self.typed):
            return ""
        facts = {"typed": self.typed, "plan": self.plan.title}
        if self.year is None:
            said = _("“%(typed)s” cannot be shown: “%(plan)s” has no published values.")
            return said % facts
        facts["year"] = short_year(self.year)
        return (
            _("There is nothing for “%(typed)s” in “%(plan)s”; %(year)s is shown.")
            % facts
        )


@dataclass(frozen=True, slots=True)
class TwoPlansAskedFor:
    """``?plan=…&with=…&year=…&with_year=…``: both plans are there."""

    one: SideAskedFor
    other: SideAskedFor

    @property
    def is_public(self) -> bool:
        """Whether anybody may read what is shown."""
        return self.one.plan.is_public and self.other.plan.is_public

    @property
    def refusals(self) -> Iterator[str]:
        for side in (self.one, self.other):
            if side.refusal:
                yield side.refusal
