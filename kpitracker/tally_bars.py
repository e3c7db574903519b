"""A tally as the pieces of a bar: each with its status, count, place and width."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

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
WIDE_ENOUGH = Fraction(7, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One status in the bar; ``before`` is the count of the year before."""

    status: Status
    letter: str
    count: int
    before: int | None
    start: str
    width: str
    middle: str
    has_room: bool

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.count - self.before


def pieces_of(
    tally: Tally, *, scale: Scale | None = None, before: Tally | None = None
) -> tuple[Piece, ...]:
    """Every status from best to worst, also those without any; none if none is judged.

    Without a scale there are no letters.
    """
    return tuple(_pieces(tally, scale, before)) if tally.judged else ()


def _pieces(tally: Tally, scale: Scale | None, before: Tally | None) -> Iterator[Piece]:
    done = 0
    for status in BEST_FIRST:
        count = tally.counts[status]
        share = Fraction(count, tally.judged)
        start = Fraction(done, tally.judged)
        yield Piece(
            status=status,
            letter=scale.letter(status) if scale else "",
            count=count,
            before=before and before.counts[status],
            start=_percent(start),
            width=_percent(share),
            middle=_percent(start + share / 2),
            has_room=share >= WIDE_ENOUGH,
        )
        done += count


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


def _percent(share: Fraction) -> str:
    """A length for SVG; a hundredth of a per cent is finer than any screen."""
    hundredths = round(share * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02}%"
