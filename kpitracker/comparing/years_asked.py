"""Which two years are asked for, and what could not be shown as asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.reports.two_years import TwoYears, YearGroup
from indicators.years import Years
from kpitracker.templatetags.years import short_year

CHANGED_ONLY = "1"


@dataclass(frozen=True, slots=True)
class TwoYearsAskedFor:
    """``?year=…&before=…&goal=…&changed=1`` against what there is."""

    years: Years
    typed: Mapping[str, str]

    @property
    def later(self) -> tuple[int, ...]:
        """Years that have another before them."""
        return self.years.choices[1:]

    @property
    def year(self) -> int | None:
        typed = self.typed.get("year")
        if typed in map(str, self.later):
            return int(typed)
        if self.years.default in self.later:
            return self.years.default
        return max(self.later, default=None)

    @property
    def earlier(self) -> tuple[int, ...]:
        """Years from which the later one can be looked at."""
        year = self.year
        return tuple(one for one in self.years.choices if year and one < year)

    @property
    def before(self) -> int | None:
        typed = self.typed.get("before")
        if typed in map(str, self.earlier):
            return int(typed)
        return max(self.earlier, default=None)

    @property
    def changed(self) -> bool:
        return self.typed.get("changed") == CHANGED_ONLY

    def goal(self, report: TwoYears) -> str:
        """The code of the goal asked for, if the plan has it."""
        typed = self.typed.get("goal", "")
        return typed if typed in _goals(report) else ""

    def shown(self, report: TwoYears) -> tuple[YearGroup, ...]:
        return report.shown(goal=self.goal(report), changed=self.changed)

    def refusals(self, report: TwoYears) -> Iterator[str]:
        """What was asked for and is not shown, and what is shown instead."""
        shown = {"year": short_year(self.year), "before": short_year(self.before)}
        typed = self.typed.get("year")
        if typed and typed != str(self.year):
            yield _("“%(typed)s” cannot be compared; %(year)s is shown.") % {
                **shown,
                "typed": typed,
            }
        typed = self.typed.get("before")
        if typed and typed != str(self.before):
            yield _(
                "“%(typed)s” is no year before %(year)s that can be compared; "
                "%(before)s is shown."
            ) % {**shown, "typed": typed}
        typed = self.typed.get("goal")
        if typed and not self.goal(report):
            yield _("There is no goal “%(typed)s”; all goals are shown.") % {
                "typed": typed
            }
        typed = self.typed.get("changed")
        if typed and not self.changed:
            yield _("“%(typed)s” is no choice here; all indicators are shown.") % {
                "typed": typed
            }


def _goals(report: TwoYears) -> set[str]:
    return {group.place.code for group in report.groups if group.place}
