"""What a dashboard says first: the headline, the change, the worst."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.enums import Status
from indicators.reports.attention import AttentionItem
from indicators.reports.changes import Change
from indicators.reports.plan import PlanReport
from indicators.tallies import Tally
from kpitracker.templatetags.years import short_year

GOOD = (Status.ACHIEVED, Status.ON_TRACK)
COUNTED_BY_PACE = (Status.ON_TRACK, Status.MOSTLY, Status.BEHIND)
LAGGING = (Status.BEHIND, Status.MISSED, Status.WORSE)
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """``first`` of what needs attention stands open, the ``rest`` can be unfolded."""

    headline: str
    comparison: str
    renamed: tuple[str, ...]
    first: tuple[AttentionItem, ...]
    rest: tuple[AttentionItem, ...]


def overview_of(report: PlanReport) -> Overview:
    return Overview(
        headline=_headline(report),
        comparison=_comparison(report),
        renamed=tuple(_renamed(report)),
        first=report.attention[:MOST_SHOWN],
        rest=report.attention[MOST_SHOWN:],
    )


def _renamed(report: PlanReport) -> Iterator[str]:
    """Where the words below differ from those of the tally: the target year came."""
    found = Counter(
        (line.status, str(line.words))
        for line in report.lines
        if line.status in COUNTED_BY_PACE
        and not line.judgement.provisional
        and not line.judgement.is_before_target
    )
    for (status, words), count in found.items():
        yield ngettext(
            "%(count)d counted as “%(status)s” reads “%(words)s” below, because its "
            "target year has come.",
            "%(count)d counted as “%(status)s” read “%(words)s” below, because their "
            "target year has come.",
            count,
        ) % {"count": count, "status": status.label, "words": words}


def _headline(report: PlanReport) -> str:
    if not report.lines:
        return _("This plan sets no indicators. These are its goals and measures.")
    tally = report.tally
    if tally is None:
        return _(
            "No actual values have been published yet. The plan and its targets are "
            "shown."
        )
    year = short_year(report.fiscal_year)
    if not tally.judged:
        return _("No indicator could be judged by settled values in %(year)s.") % {
            "year": year
        }
    facts = {
        "year": year,
        "judged": tally.judged,
        "good": _sum(tally, GOOD),
        "bad": _sum(tally, LAGGING),
    }
    if not facts["bad"]:
        return (
            _(
                "In %(year)s, %(good)d of %(judged)d judged indicators are achieved or "
                "on track; none lags behind."
            )
            % facts
        )
    return (
        ngettext(
            "In %(year)s, %(good)d of %(judged)d judged indicators are achieved or on "
            "track; %(bad)d lags behind.",
            "In %(year)s, %(good)d of %(judged)d judged indicators are achieved or on "
            "track; %(bad)d lag behind.",
            facts["bad"],
        )
        % facts
    )


def _comparison(report: PlanReport) -> str:
    """Against the year before, counted over indicators and not over percentages."""
    before = report.previous_tally
    if before is None or report.tally is None or not before.judged:
        return ""
    facts = {
        "year": short_year(report.fiscal_year - 1),
        "good": _sum(before, GOOD),
        "judged": before.judged,
        "improved": report.changes.get(Change.IMPROVED, 0),
        "worsened": report.changes.get(Change.WORSENED, 0),
    }
    return (
        _(
            "In %(year)s it was %(good)d of %(judged)d. Since then improved: "
            "%(improved)d, worsened: %(worsened)d."
        )
        % facts
    )


def _sum(tally: Tally, statuses: tuple[Status, ...]) -> int:
    return sum(tally.counts[status] for status in statuses)
