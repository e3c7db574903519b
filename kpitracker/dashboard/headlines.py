"""What a dashboard says first: how the plan stands, and against the year before."""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indicators.enums import Reason, Status
from indicators.reports.changes import Change
from indicators.reports.lines import IndicatorLine
from indicators.reports.plan import PlanReport
from indicators.reports.selection import PROVISIONAL, counted_as
from indicators.tallies import Tally
from kpitracker.tally_bars import BEST_FIRST
from kpitracker.templatetags.years import short_year

COUNTED_BY_PACE = (Status.ON_TRACK, Status.MOSTLY, Status.BEHIND)
# What is told of the year before; that most are unchanged is no news.
MOVED = (Change.IMPROVED, Change.WORSENED, Change.NEWLY_JUDGED)
# Reasons that are one to a reader of the whole: counted together under one name.
NO_SURVEY, NO_VALUE = Reason.NOT_DUE.label, Reason.NO_ACTUAL.label
NO_TARGET, LEFT = gettext_lazy("no target set"), gettext_lazy("merged or ended")
ONE_REASON = {
    Reason.NOT_SURVEYED: NO_SURVEY,
    Reason.UNPUBLISHED: NO_VALUE,
    Reason.COLLECTING: NO_VALUE,
    Reason.CANCELLED: NO_VALUE,
    Reason.OTHER: NO_VALUE,
    Reason.NO_TARGET: NO_TARGET,
    Reason.TARGET_UNDETERMINED: NO_TARGET,
    Reason.MONITOR: NO_TARGET,
    Reason.MERGED: LEFT,
    Reason.ENDED: LEFT,
}


def headline_of(report: PlanReport) -> str:
    """The whole plan in one sentence, every status counted."""
    if not report.lines:
        return _("This plan has no indicators.")
    if report.tally is None:
        return ngettext(
            "This plan has %(count)d indicator. No actual value has been published "
            "yet.",
            "This plan has %(count)d indicators. No actual value has been published "
            "yet.",
            len(report.lines),
        ) % {"count": len(report.lines)}
    tally = report.tally
    if not tally.judged and not tally.provisional and _is_empty(report.lines):
        return _(
            "The actual values of %(year)s have not been published yet. The plan has "
            "%(total)d indicators."
        ) % {"year": short_year(report.fiscal_year), "total": tally.total}
    return standing_of(report.lines, tally)


def standing_of(lines: tuple[IndicatorLine, ...], tally: Tally) -> str:
    """Some indicators in one sentence, every status counted."""
    said = [_judged(tally), *_beside(lines, tally)]
    return _("%(said)s.") % {"said": _(", ").join(said)}


def changes_of(report: PlanReport) -> str:
    """Against the year before, counted over indicators; empty where there is none."""
    if report.previous_tally is None:
        return ""
    said = (
        _("%(status)s %(count)d") % {"status": words, "count": count}
        for words, count, _kind in moves_of(report)
    )
    return _("Against %(year)s: %(counts)s.") % {
        "year": short_year(report.fiscal_year - 1),
        "counts": _(" · ").join(said),
    }


def moves_of(report: PlanReport) -> Iterator[tuple[str, int, Change | None]]:
    """Each kind of change in words, how often, and what selects it, if anything."""
    apart = [Change.ESTIMATED] if report.changes[Change.ESTIMATED] else []
    for kind in (*MOVED, *apart):
        yield str(kind.label), report.changes[kind], kind
    left = sum(map(is_no_longer_judged, report.lines))
    yield _("No longer judged"), left, None


def is_no_longer_judged(line: IndicatorLine) -> bool:
    """Whether a bad judgement of the year before may be gone for want of a value."""
    is_left = line.change is None and line.previous is not None
    return is_left and line.previous.status != Status.NOT_JUDGED


def _is_empty(lines: tuple[IndicatorLine, ...]) -> bool:
    """Whether nobody has entered a value of the year."""
    return not any(line.point and line.point.has_value for line in lines)


def _judged(tally: Tally) -> str:
    facts = {"judged": tally.judged, "total": tally.total}
    if not tally.judged and tally.provisional:
        return (
            _("None of the %(total)d indicators could be judged by settled values")
            % facts
        )
    if not tally.judged:
        return _("None of the %(total)d indicators could be judged") % facts
    counts = [
        _("%(status)s %(count)d") % {"status": status.label, "count": count}
        for status in BEST_FIRST
        if (count := tally.counts[status])
    ]
    facts["counts"] = _(" · ").join(counts)
    return _("Of %(total)d indicators %(judged)d could be judged: %(counts)s") % facts


def _beside(lines: tuple[IndicatorLine, ...], tally: Tally) -> Iterator[str]:
    if tally.provisional:
        yield _("judged by estimates %(count)d") % {"count": tally.provisional}
    if tally.not_judged:
        yield _("not judged %(count)d (%(reasons)s)") % {
            "count": tally.not_judged,
            "reasons": _reasons(lines),
        }


def _reasons(lines: tuple[IndicatorLine, ...]) -> str:
    """Why, the most frequent reasons first; together they are all there are."""
    left = [line for line in lines if counted_as(line) == Status.NOT_JUDGED]
    reasons = (line.judgement.reason for line in left)
    counts = Counter(str(ONE_REASON.get(one, one.label)) for one in reasons)
    return _(" · ").join(
        _("%(reason)s %(count)d") % {"reason": reason, "count": count}
        for reason, count in counts.most_common()
    )


def renamed_of(lines: tuple[IndicatorLine, ...]) -> Iterator[str]:
    """Where the words below differ from those of the tally: the target year came."""
    found = Counter(
        (line.status, str(line.words))
        for line in lines
        if line.status in COUNTED_BY_PACE
        and counted_as(line) != PROVISIONAL
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


def estimates_of(provisional: Mapping[Status, int]) -> str:
    """What those that estimates judge would be counted as; empty without any."""
    if not provisional:
        return ""
    counts = (f"{status.label} {count}" for status, count in provisional.items())
    return _("Judged by estimates, counted apart: %(estimates)s.") % {
        "estimates": _(", ").join(counts)
    }
