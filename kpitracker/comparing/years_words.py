"""What the comparison of two years says in sentences."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from indicators.enums import Status
from indicators.reports.changes import Change
from indicators.reports.lines import IndicatorLine
from indicators.reports.pairs import Obstacle, Pair, has_value
from indicators.reports.two_years import TwoYears, YearSide
from indicators.tallies import Tally
from kpitracker.dashboard.headlines import estimates_of
from kpitracker.quantities import difference, unit_of
from kpitracker.templatetags.years import short_year

GOOD = (Status.ACHIEVED, Status.ON_TRACK)


def summary_of(report: TwoYears) -> str:
    """One or two sentences: what moved, and how many stood well in each year."""
    facts = {
        "before": short_year(report.before.fiscal_year),
        "now": short_year(report.now.fiscal_year),
        **{change.value: count for change, count in report.changes.items()},
        "left": report.no_longer_judged,
    }
    said = [_moved(report) % facts]
    if apart := report.changes[Change.ESTIMATED]:
        said.append(
            ngettext(
                "Counted apart: %(count)d that involves a judgement by an estimate.",
                "Counted apart: %(count)d that involve a judgement by an estimate.",
                apart,
            )
            % {"count": apart}
        )
    if both := _good(report):
        said.append(both)
    return " ".join(said)


def _moved(report: TwoYears) -> str:
    if not any(report.changes.values()) and not report.no_longer_judged:
        return _("Neither in %(before)s nor in %(now)s could an indicator be judged.")
    if report.no_longer_judged:
        return _(
            "From %(before)s to %(now)s: improved %(improved)d, worsened "
            "%(worsened)d, unchanged %(unchanged)d, newly judged %(newly_judged)d, no "
            "longer judged %(left)d."
        )
    return _(
        "From %(before)s to %(now)s: improved %(improved)d, worsened %(worsened)d, "
        "unchanged %(unchanged)d, newly judged %(newly_judged)d."
    )


def _good(report: TwoYears) -> str:
    before, now = report.before.tally, report.now.tally
    if not (before and now and before.judged and now.judged):
        return ""
    return _(
        "Achieved or on track were %(good_before)d of %(judged_before)d judged in "
        "%(before)s, and %(good_now)d of %(judged_now)d in %(now)s."
    ) % {
        "before": short_year(report.before.fiscal_year),
        "now": short_year(report.now.fiscal_year),
        "good_before": _sum(before),
        "judged_before": before.judged,
        "good_now": _sum(now),
        "judged_now": now.judged,
    }


def _sum(tally: Tally) -> int:
    return sum(tally.counts[status] for status in GOOD)


def version_words(side: YearSide) -> str:
    """Which version of the year is shown."""
    if side.publication is None:
        return _("published values, never frozen as a version")
    return _("version %(version)d") % {"version": side.publication.version}


def judged_words(side: YearSide) -> str:
    """How many of a year's indicators its bar and its summary speak of."""
    facts = {"judged": side.tally.judged, "total": side.tally.total}
    said = [
        _("Judged by settled values: %(judged)d of %(total)d indicators.") % facts,
        estimates_of(side.provisional),
    ]
    return " ".join(sentence for sentence in said if sentence)


def verdict(line: IndicatorLine) -> str:
    """The judgement of a year, with what has to be said for it to be true."""
    return " ".join(map(str, (line.words, *line.remarks)))


def signed(pair: Pair) -> str:
    """＋3人, △1.2ポイント, ±0件; empty where there is no difference to tell."""
    value = pair.difference
    if value is None:
        return ""
    return with_sign(value, difference(abs(value), pair.line))


def with_sign(value: Decimal | Fraction, size: str) -> str:
    """``size``: the value in words, without its sign."""
    if value == 0:
        return pgettext("no difference", "±%(value)s") % {"value": size}
    if value > 0:
        return pgettext("rise", "+%(value)s") % {"value": size}
    return pgettext("negative number", "−") + size


def why_not(pair: Pair, first: str, second: str) -> str:
    """Why the values are not compared; ``first`` and ``second`` name the two sides."""
    obstacle = pair.obstacle
    if obstacle is None:
        return ""
    facts = {"first": first, "second": second}
    match obstacle:
        case Obstacle.ABSENT:
            where = second if pair.second is None else first
            return _("Not among the indicators of %(where)s") % {"where": where}
        case Obstacle.NO_VALUE:
            where = pgettext("list", ", ").join(_without_value(pair, first, second))
            return _("No value in %(where)s") % {"where": where}
        case Obstacle.UNIT:
            facts |= {
                "one": unit_of(pair.first) or _("none"),
                "other": unit_of(pair.second) or _("none"),
            }
            return _("The units differ: %(one)s, %(other)s") % facts
    return str(obstacle.label)[:1].upper() + str(obstacle.label)[1:]


def _without_value(pair: Pair, first: str, second: str) -> Iterator[str]:
    if not has_value(pair.first):
        yield first
    if not has_value(pair.second):
        yield second


def change_words(change: Change | None, *, left: bool) -> str:
    """What became of the judgement; nothing where neither year is judged."""
    if change is not None:
        return str(change.label)
    return _("No longer judged") if left else ""
