"""What the address of a dashboard asks for: the wish, its form, and links to others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.reports.plan import PlanReport
from indicators.reports.selection import Order, Wish
from kpitracker.dashboard.choices import Choices, choices_of, name_of
from kpitracker.placed import Placed
from kpitracker.shapes import shape_of

LONGEST_TEXT = 100
LONGEST_SHOWN = 40
MOST_REFUSED = 3
LIST = "#indicators"
KEPT = ("year", "version")
SINGLE = ("goal", "department", "role", "change", "sort")


@dataclass(frozen=True, slots=True)
class Option(Placed):
    value: str
    label: str
    is_chosen: bool = False

    @property
    def shape(self) -> SafeString:
        """The shape of a status."""
        return shape_of(self.value)


@dataclass(frozen=True, slots=True)
class Field(Placed):
    """A choice of one, as a select shows it."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Chip(Placed):
    """One condition in force, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Asked:
    """``?goal=…&department=…&status=…&role=…&change=…&q=…&sort=…`` against a report.

    What is no choice is no condition, and ``refusals`` say so.
    """

    report: PlanReport
    query: QueryDict

    @cached_property
    def wish(self) -> Wish:
        return Wish(
            goal=self._one("goal"),
            department=self._one("department"),
            statuses=frozenset(self._statuses & self._known["status"].keys()),
            role=self._one("role"),
            change=self._one("change"),
            text="" if self._is_too_long else self._text,
            order=Order(self._one("sort") or Order.PLAN),
        )

    @property
    def is_plain(self) -> bool:
        """Whether the plan is shown whole and in its own order."""
        return not self.wish.narrows and self.wish.order == Order.PLAN

    @property
    def refusals(self) -> Iterator[str]:
        """A sentence for each condition that cannot be met."""
        for name in SINGLE:
            typed = self.query.get(name, "")
            if typed and typed not in self._known[name]:
                yield self._refusal(name, typed)
        unknown = sorted(self._statuses - self._known["status"].keys())
        for typed in unknown[:MOST_REFUSED]:
            yield self._refusal("status", typed)
        if self._is_too_long:
            yield _(
                "At most %(most)d characters can be searched for; the search is left "
                "out."
            ) % {"most": LONGEST_TEXT}

    @property
    def fields(self) -> tuple[Field, ...]:
        """The selects of the form; one that offers no choice is left out."""
        found = []
        for name in SINGLE:
            if name == "change" and self.report.previous_tally is None:
                continue
            chosen = self._one(name) or ("plan" if name == "sort" else "")
            options = [
                Option(value, label, value == chosen)
                for value, label in self._known[name].items()
            ]
            if len(options) > 1:
                everything = [] if name == "sort" else [Option("", _("All"))]
                found.append(Field(name, name_of(name), (*everything, *options)))
        return tuple(found)

    @property
    def statuses(self) -> tuple[Option, ...]:
        return tuple(
            Option(value, label, value in self.wish.statuses)
            for value, label in self._known["status"].items()
        )

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The conditions in force, each with the address that leaves it out."""
        wish, said = self.wish, []
        for name in ("goal", "department", "role", "change"):
            value = getattr(wish, name)
            if value:
                said.append((name, self._known[name][value], {name: ""}))
        for value, label in self._known["status"].items():
            if value in wish.statuses:
                rest = [one for one in self._parameters["status"] if one != value]
                said.append(("status", label, {"status": rest}))
        if wish.text.split():
            said.append(("q", wish.text, {"q": ""}))
        return tuple(
            Chip(
                _("%(name)s: %(value)s") % {"name": name_of(name), "value": value},
                self.url(**without),
            )
            for name, value, without in said
        )

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """What the form keeps of the address: the year and the version."""
        return tuple(self._kept.items())

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """What the choice of a year keeps: all conditions, but not the version."""
        return tuple(
            (name, value)
            for name, values in self._parameters.items()
            if name not in KEPT
            for value in values
        )

    @property
    def clear_url(self) -> str:
        return self._url(self._kept)

    def url(self, **changed: str | Sequence[str]) -> str:
        """The same page with other conditions, by their names in the address."""
        return self._url(self._parameters | changed)

    def only(self, **conditions: str) -> str:
        """The page of this year with these conditions alone."""
        return self._url(self._kept | conditions)

    def _url(self, parameters: Mapping[str, str | Sequence[str]]) -> str:
        given = {name: values for name, values in parameters.items() if values}
        return f"?{urlencode(given, doseq=True)}{LIST}"

    @cached_property
    def _kept(self) -> dict[str, str]:
        """The year and the version of the address, where they are what is shown."""
        shown = self.report.publication
        facts = {"year": self.report.fiscal_year, "version": shown and shown.version}
        return {
            name: str(value)
            for name, value in facts.items()
            if value is not None and self.query.get(name) == str(value)
        }

    @cached_property
    def _parameters(self) -> dict[str, Sequence[str]]:
        """All that is in force, by the names of the address, in one order."""
        wish = self.wish
        order = "" if wish.order == Order.PLAN else wish.order.value
        given = self._kept | {
            "goal": wish.goal,
            "department": wish.department,
            "role": wish.role,
            "change": wish.change,
            "q": wish.text.strip(),
            "sort": order,
        }
        parameters = {name: [value] if value else [] for name, value in given.items()}
        statuses = self._known["status"]
        parameters["status"] = [one for one in statuses if one in wish.statuses]
        return parameters

    @cached_property
    def _known(self) -> Choices:
        return choices_of(self.report)

    def _one(self, name: str) -> str:
        typed = self.query.get(name, "")
        return typed if typed in self._known[name] else ""

    @property
    def _statuses(self) -> set[str]:
        return {typed for typed in self.query.getlist("status") if typed}

    @property
    def _text(self) -> str:
        return self.query.get("q", "")

    @property
    def _is_too_long(self) -> bool:
        return len(self._text) > LONGEST_TEXT

    def _refusal(self, name: str, typed: str) -> str:
        shown = typed[:LONGEST_SHOWN] + ("…" if len(typed) > LONGEST_SHOWN else "")
        return _(
            "“%(typed)s” cannot be chosen as %(name)s here; the condition is left out."
        ) % {"typed": shown, "name": name_of(name)}
