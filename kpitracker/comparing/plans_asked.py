"""Which two plans and years are asked for, and what could not be shown as asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.reports.counterparts import Partner
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPlansAskedFor:
    """``?plan=…&with=…&year=…&with_year=…``.

    ``other`` is None until a second plan is chosen; ``partners`` are those that share
    something with the first.
    """

    one: SideAskedFor
    other: SideAskedFor | None
    partners: list[Partner]
    typed: Mapping[str, str]

    @property
    def is_public(self) -> bool:
        """Whether anybody may read what is shown."""
        sides = (self.one, self.other)
        return all(side is None or side.plan.is_public for side in sides)

    @property
    def is_same_plan(self) -> bool:
        """Whether the plan was to be compared with itself."""
        return self.typed.get("with") == self.one.plan.code

    @property
    def partner(self) -> Partner | None:
        """The second plan with what it shares; None where that is nothing."""
        if self.other is None:
            return None
        found = (one for one in self.partners if one.plan == self.other.plan)
        return next(found, None)

    @property
    def refusals(self) -> Iterator[str]:
        if self.is_same_plan:
            yield _("A plan cannot be compared with itself. Choose another one.")
        for side in (self.one, self.other):
            if side is not None and side.refusal:
                yield side.refusal
