"""The list of plans in finished words: what was searched for, and each plan's bar."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.reports.plan_list import PlanList, PlanRow
from kpitracker.placed import Placed
from kpitracker.tally_bars import Count, Piece, counts_of, pieces_of
from kpitracker.templatetags.years import fiscal_year, plan_period

LONGEST_TEXT = 100
LONGEST_PAGE = 6
WORTH_SEARCHING = 10


@dataclass(frozen=True)
class PlansAskedFor:
    """``?q=…&page=…``; what cannot be shown falls back to the first page of all."""

    query: QueryDict

    @cached_property
    def text(self) -> str:
        typed = self.query.get("q", "").strip()
        return "" if len(typed) > LONGEST_TEXT else typed

    @cached_property
    def page(self) -> int:
        typed = self.query.get("page", "")
        is_number = typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_PAGE
        return int(typed) if is_number else 1

    def refusal(self, found: PlanList) -> str:
        """Why something else is shown than what was asked for."""
        if len(self.query.get("q", "").strip()) > LONGEST_TEXT:
            return _(
                "At most %(most)d characters can be searched for; the search is left "
                "out."
            ) % {"most": LONGEST_TEXT}
        typed = self.query.get("page", "")
        if typed and typed != str(found.page):
            return _("There is no page “%(typed)s”; the first one is shown.") % {
                "typed": typed[:20]
            }
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntry(Placed):
    title: str
    url: str
    structure_url: str
    owner: str
    period: str
    is_public: bool
    standing: str
    pieces: tuple[Piece, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class PlansShown:
    """The page: its entries, what it says above them, and the way to other pages."""

    found: PlanList
    asked: PlansAskedFor

    @cached_property
    def entries(self) -> tuple[PlanEntry, ...]:
        return tuple(map(_entry, self.found.rows))

    @property
    def refusal(self) -> str:
        return self.asked.refusal(self.found)

    @property
    def has_search(self) -> bool:
        """Whether there are so many that one searches."""
        return self.found.total >= WORTH_SEARCHING or bool(self.asked.text)

    @property
    def summary(self) -> str:
        facts = {"found": self.found.found, "total": self.found.total}
        if self.asked.text:
            return _("%(found)d of %(total)d plans are shown.") % facts
        return ngettext("%(total)d plan", "%(total)d plans", self.found.total) % facts

    @property
    def position(self) -> str:
        facts = {"page": self.found.page, "pages": self.found.pages}
        return _("page %(page)d of %(pages)d") % facts if self.found.pages > 1 else ""

    @property
    def before(self) -> str:
        return self._page(self.found.page - 1) if self.found.page > 1 else ""

    @property
    def after(self) -> str:
        page, pages = self.found.page, self.found.pages
        return self._page(page + 1) if page < pages else ""

    def _page(self, page: int) -> str:
        asked = {"q": self.asked.text, "page": page}
        return f"?{urlencode({name: it for name, it in asked.items() if it})}"


def _entry(row: PlanRow) -> PlanEntry:
    plan, tally = row.plan, row.tally
    return PlanEntry(
        title=plan.title,
        url=reverse("plan-dashboard", args=[plan.code]),
        structure_url=reverse("plan-structure", args=[plan.code]),
        owner=str(plan.organization) if plan.organization else "",
        period=plan_period(plan),
        is_public=plan.is_public,
        standing=_standing(row),
        pieces=pieces_of(tally) if tally else (),
        counts=counts_of(tally),
    )


def _standing(row: PlanRow) -> str:
    facts = {"number": row.indicators, "year": fiscal_year(row.fiscal_year)}
    if row.tally is None and not row.indicators:
        return _("A plan without indicators")
    if row.tally is None:
        return (
            ngettext(
                "%(number)d indicator, no value published yet",
                "%(number)d indicators, no value published yet",
                row.indicators,
            )
            % facts
        )
    # The tally's own count: a published year keeps the indicators it had.
    facts["number"] = row.tally.total
    return (
        ngettext(
            "%(year)s, %(number)d indicator",
            "%(year)s, %(number)d indicators",
            row.tally.total,
        )
        % facts
    )
