"""A tally as the pieces of a bar: each with its status, count, place and width."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from indicators.enums import Status
from indicators.scales import Scale
from indicators.tallies import Tally

BEST_FIRST = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.MOSTLY,
    Status.BEHIND,
    Status.MISSED,
    Status.WORSE,
)
PROVISIONAL = "provisional"
WIDE_ENOUGH = Fraction(7, 100)
WIDE_ENOUGH_FOR_WORDS = Fraction(2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part of the bar; ``before`` is the count of the year before.

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

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.count - self.before


def pieces_of(
    tally: Tally, *, scale: Scale | None = None, before: Tally | None = None
) -> tuple[Piece, ...]:
    """Every indicator of the plan: the statuses from best to worst, then the rest.

    The statuses are there also without any indicator; none at all if no indicator
    could be judged. Without a scale there are no letters.
    """
    return tuple(_pieces(tally, scale, before)) if tally.judged else ()


def _pieces(tally: Tally, scale: Scale | None, before: Tally | None) -> Iterator[Piece]:
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
        )
        done += count


def _parts(scale: Scale | None) -> Iterator[tuple[str, str | Promise, str]]:
    for status in BEST_FIRST:
        yield status.value, status.label, scale.letter(status) if scale else ""
    yield PROVISIONAL, _("Judged by estimates"), ""
    yield Status.NOT_JUDGED.value, Status.NOT_JUDGED.label, ""


def words_beside(tally: Tally, provisional: Mapping[Status, int] | None = None) -> str:
    """What the bar leaves out: how many could not be judged, or only by estimates."""
    facts = {
        "judged": tally.judged,
        "total": tally.total,
        "left": tally.not_judged,
        "due": tally.not_due,
        "estimates": _listed(provisional) or tally.provisional,
    }
    said = [_("Judged by settled values: %(judged)d of %(total)d indicators.")]
    if tally.not_due:
        said.append(_("Not judged: %(left)d (%(due)d without a survey this year)."))
    elif tally.not_judged:
        said.append(_("Not judged: %(left)d."))
    if tally.provisional:
        said.append(_("Judged by estimates, counted apart: %(estimates)s."))
    return " ".join(sentence % facts for sentence in said)


def _listed(counts: Mapping[Status, int] | None) -> str:
    return _(", ").join(f"{one.label} {count}" for one, count in (counts or {}).items())


def as_length(share: Fraction) -> str:
    """A share of a width for SVG; a hundredth of a per cent is fine enough."""
    hundredths = round(share * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02}%"
