"""The plans among which one chooses: the first one, then one that shares something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indicators.reports.counterparts import Partner, comparable_plans, partners_of
from indicators.reports.selection import folded
from plans.models import Plan

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Offer:
    """``partner`` tells what it shares with the plan that is chosen already."""

    plan: Plan
    partner: Partner | None = None

    def says(self, terms: Iterable[str]) -> bool:
        said = folded(f"{self.plan.code} {self.plan.title} {self.plan.organization}")
        return all(term in said for term in terms)


@dataclass(frozen=True)
class Offered:
    """``first``: the plan that is chosen already; ``text``: what is searched for."""

    offers: tuple[Offer, ...]
    first: Plan | None
    text: str

    @cached_property
    def found(self) -> list[Offer]:
        terms = folded(self.text).split()
        return [offer for offer in self.offers if offer.says(terms)]

    @property
    def shown(self) -> list[Offer]:
        return self.found[:MOST_SHOWN]

    @property
    def left(self) -> int:
        """How many more were found than are shown."""
        return len(self.found) - len(self.shown)

    @property
    def is_searched(self) -> bool:
        """Whether a search makes sense: there are many, or it was made."""
        return len(self.offers) > MOST_SHOWN or bool(self.text)


def offered(user, *, on: date, first: Plan | None, text: str) -> Offered:
    """One query for the first plan, three for the second."""
    if first is None:
        offers = map(Offer, comparable_plans(user, on=on))
    else:
        partners = partners_of(first, user=user, on=on)
        offers = (Offer(partner.plan, partner) for partner in partners)
    return Offered(tuple(offers), first, text)
