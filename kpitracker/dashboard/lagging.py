"""What needs attention, in words: by how much, why, and at what cost."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.reports.attention import AttentionItem
from indicators.reports.costs import Amount, YearCost
from indicators.reports.places import Kind, Place
from indicators.reports.voices import Said
from kpitracker import sentences
from kpitracker.dashboard.cards import Badge, badge_of, indicator_url
from kpitracker.lasting import since_words
from kpitracker.placed import Placed
from kpitracker.templatetags.numbers import number
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class Voice(Placed):
    """One thing that is said: its heading and the words, which stay Japanese."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Cost(Placed):
    """Budget of one place: whose it is, and both amounts in words."""

    place: str
    url: str
    planned: str
    settled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lagging(Placed):
    """``url`` leads to the indicator, ``said_url`` to the review that is quoted.

    ``since`` is empty where the report does not know the years before."""

    name: str
    url: str
    badge: Badge
    actual: str
    gap: str
    since: str
    previous: str
    voices: tuple[Voice, ...]
    said_at: str
    said_url: str
    department: str
    costs: tuple[Cost, ...]


def lagging_of(item: AttentionItem, *, plan: Plan) -> Lagging:
    line = item.line
    said = item.said[0] if item.said else None
    year = {"year": line.fiscal_year, "version": line.version}
    return Lagging(
        name=line.name,
        url=indicator_url(line, plan=plan),
        badge=badge_of(line),
        actual=sentences.actual_words(line),
        gap=sentences.gap_words(line),
        since=since_words(line),
        previous=str(line.previous_words),
        voices=_voices(item.comment, said),
        said_at=str(said.place) if said else "",
        said_url=place_url(said.place, plan=plan, **year) if said else "",
        department=line.department,
        costs=tuple(_cost(cost, plan=plan) for cost in item.costs),
    )


def _voices(comment: str, said: Said | None) -> tuple[Voice, ...]:
    """The department's own words on the value first, then those on its measure."""
    found = [(_("Cause"), comment or (said.cause if said else ""))]
    if said:
        found += [(_("Measure’s issue"), said.issue), (_("Next step"), said.next)]
    return tuple(Voice(name, words) for name, words in found if words)


def _cost(cost: YearCost, *, plan: Plan) -> Cost:
    return Cost(
        place=f"{cost.place.level} {cost.place}".strip(),
        url=place_url(cost.place, plan=plan),
        planned=_amount(cost.planned),
        settled=_amount(cost.settled),
    )


def _amount(amount: Amount) -> str:
    """A sum says of how many measures it is; a printed mark stays as printed."""
    cell = amount.cell
    if cell.amount is None:
        return cell.mark or _("not stated")
    said = f"{number(cell.amount)}{amount.unit}"
    if not amount.parts:
        return said
    if amount.parts == 1:  # others below may well have cost something
        return _("%(amount)s (of one measure below)") % {"amount": said}
    facts = {"amount": said, "count": amount.parts}
    return _("%(amount)s (sum of %(count)d measures)") % facts


def place_url(
    place: Place, *, plan: Plan, year: int | None = None, version: int | None = None
) -> str:
    """The page of a goal or a measure; of a year only where it is not the latest."""
    name = "goal" if place.kind == Kind.GOAL else "measure"
    address = reverse(name, args=[plan.code, place.code])
    if year is None:
        return address
    return f"{address}?year={year}" + (f"&version={version}" if version else "")
