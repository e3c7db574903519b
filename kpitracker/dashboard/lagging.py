"""What needs attention, in words: by how much, why, and at what cost."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators.reports.attention import AttentionItem
from indicators.reports.costs import Amount, YearCost
from indicators.reports.voices import Said
from kpitracker import sentences
from kpitracker.addresses import Addresses
from kpitracker.dashboard.cards import previous_words
from kpitracker.dashboard.repeated import Badge, Repeated
from kpitracker.lasting import since_words
from kpitracker.placed import Placed
from kpitracker.templatetags.languages import escaped
from kpitracker.templatetags.numbers import number
from plans.phrases import gettext as _


@dataclass(frozen=True, slots=True)
class Voice(Placed):
    """One thing that is said: its heading and the words, which stay Japanese."""

    name: SafeString
    words: SafeString


@dataclass(frozen=True, slots=True)
class Cost(Placed):
    """Budget of one place: whose it is, and both amounts in words."""

    place: SafeString
    url: SafeString
    planned: SafeString
    settled: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Lagging(Placed):
    """``url`` leads to the indicator, ``said_url`` to the review that is quoted.

    ``since`` is empty where the report does not know the years before.
    """

    name: SafeString
    url: SafeString
    badge: Badge
    actual: SafeString
    gap: SafeString
    since: str
    previous: SafeString
    voices: tuple[Voice, ...]
    said_at: SafeString
    said_url: SafeString
    department: SafeString
    costs: tuple[Cost, ...]


def lagging_of(item: AttentionItem, repeated: Repeated) -> Lagging:
    line, addresses = item.line, repeated.addresses
    said = item.said[0] if item.said else None
    year = {"year": line.fiscal_year, "version": line.version}
    return Lagging(
        name=escaped(line.name),
        url=addresses.indicator(line),
        badge=repeated.badge(line),
        actual=repeated.mark(sentences.actual_words(line)),
        gap=repeated.mark(sentences.gap_words(line)),
        since=since_words(line),
        previous=escaped(previous_words(line)),
        voices=_voices(item.comment, said),
        said_at=escaped(str(said.place)) if said else SafeString(),
        said_url=addresses.place(said.place, **year) if said else SafeString(),
        department=escaped(line.department),
        costs=tuple(_cost(cost, addresses) for cost in item.costs),
    )


def _voices(comment: str, said: Said | None) -> tuple[Voice, ...]:
    """The department's own words on the value first, then those on its measure."""
    found = [(_("Cause"), comment or (said.cause if said else ""))]
    if said:
        found += [(_("Measure’s issue"), said.issue), (_("Next step"), said.next)]
    return tuple(Voice(escaped(name), escaped(words)) for name, words in found if words)


def _cost(cost: YearCost, addresses: Addresses) -> Cost:
    return Cost(
        place=escaped(f"{cost.place.level} {cost.place}".strip()),
        url=addresses.place(cost.place),
        planned=escaped(_amount(cost.planned)),
        settled=escaped(_amount(cost.settled)),
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
