"""A tally as the pieces of a bar: each with its status, count, place and width."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from indicators.enums import Status
from indicators.reports.selection import PROVISIONAL
from indicators.scales import Scale
from indicators.tallies import Tally
from kpitracker.placed import Placed
from kpitracker.shapes import shape_of
from plans.phrases import gettext as _

BEST_FIRST = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.MOSTLY,
    Status.BEHIND,
    Status.MISSED,
    Status.WORSE,
)
WIDE_ENOUGH = Fraction(7, 100)
WIDE_ENOUGH_FOR_WORDS = Fraction(2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Placed):
    """One part of the bar; ``before`` is the count of the year before.

    ``url`` leads to its indicators, empty where there are none or nobody asked.
    ``value`` and ``label`` are those of a status, or of what estimates judge. A part
    ``is_open`` where it says nothing settled: not judged, or only by estimates.
    """

    value: str
    label: str | Promise
    is_open: bool
    letter: str
    count: int
    before: int | None
    start: str
    width: str
    middle: str
    has_room: bool
    has_room_for_words: bool
    url: str

    @property
    def shape(self) -> SafeString:
        return shape_of(self.value)

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.count - self.before


def status_label(value: str) -> str | Promise:
    """The word for a part of a tally: a status, or what estimates judge."""
    return _("Judged by estimates") if value == PROVISIONAL else Status(value).label


def pieces_of(
    tally: Tally,
    *,
    scale: Scale | None = None,
    before: Tally | None = None,
    url_of: Callable[[str], str] | None = None,
) -> tuple[Piece, ...]:
    """Every indicator of the plan: the statuses from best to worst, then the rest.

    The statuses are there also without any indicator; none at all if no indicator
    could be judged. Without a scale there are no letters.
    """
    is_known = tally.judged or tally.provisional
    return tuple(_pieces(tally, scale, before, url_of)) if is_known else ()


def _pieces(
    tally: Tally,
    scale: Scale | None,
    before: Tally | None,
    url_of: Callable[[str], str] | None,
) -> Iterator[Piece]:
    done = 0
    for value, label, letter in _parts(scale):
        count = getattr(tally, value)
        earlier = before and getattr(before, value)
        is_open = value not in BEST_FIRST
        if is_open and not count and not earlier:
            continue
        share = Fraction(count, tally.total)
        start = Fraction(done, tally.total)
        yield Piece(
            value=value,
            label=label,
            is_open=is_open,
            letter=letter,
            count=count,
            before=earlier,
            start=as_length(start),
            width=as_length(share),
            middle=as_length(start + share / 2),
            has_room=share >= WIDE_ENOUGH,
            has_room_for_words=share >= WIDE_ENOUGH_FOR_WORDS,
            url=url_of(value) if url_of and count else "",
        )
        done += count


def _parts(scale: Scale | None) -> Iterator[tuple[str, str | Promise, str]]:
    for status in BEST_FIRST:
        letter = scale.letter(status) if scale else ""
        yield status.value, status.label, letter
    for value in (PROVISIONAL, Status.NOT_JUDGED.value):
        yield value, status_label(value), ""


@dataclass(frozen=True, slots=True)
class Count(Placed):
    """How many indicators have a status, for a line of words."""

    value: str
    shape: SafeString
    label: str
    count: int


def counts_of(tally: Tally | None) -> tuple[Count, ...]:
    """The parts of a tally that occur, without their bar."""
    if tally is None:
        return ()
    return tuple(
        Count(value, shape_of(value), str(label), count)
        for value, label, _letter in _parts(None)
        if (count := getattr(tally, value))
    )


def as_length(share: Fraction) -> str:
    """A share of a width for SVG; a hundredth of a per cent is fine enough."""
    hundredths = round(share * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02}%"
