"""Bands and letters of a plan: what it calls on track, and which letter it prints."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.enums import Status

NO_LETTER = "－"
ORDER = tuple(
    map(Status, ("achieved", "on_track", "mostly", "behind", "missed", "worse"))
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Pace from which a way counts as on track or mostly so, and the letters."""

    upper: Decimal
    lower: Decimal
    letters: Mapping[str, str]

    def letter(self, status: str) -> str:
        """Letter of a status; － (U+FF0D) when it is not judged."""
        return self.letters.get(Status(status), NO_LETTER)

    @property
    def signs(self) -> str:
        """All letters in one word, such as AABCCD; ``scale_with`` reads it back."""
        return "".join(self.letters[status] for status in ORDER)


def _letters(letters: str) -> dict[str, str]:
    return dict(zip(ORDER, letters, strict=True))


PRESETS: Mapping[str, Scale] = {
    "standard4": Scale(Decimal("1.00"), Decimal("0.60"), _letters("AABCCD")),
    "standard4-80": Scale(Decimal("1.00"), Decimal("0.80"), _letters("AABCCD")),
    "marks": Scale(Decimal("1.00"), Decimal("0.60"), _letters("◎○△×××")),
    "five": Scale(Decimal("1.00"), Decimal("0.60"), _letters("ABCDDE")),
}


def scale_of(
    preset: str, *, upper: Decimal | None = None, lower: Decimal | None = None
) -> Scale:
    """Take a preset by name, with the plan's own bands where it has any."""
    scale = PRESETS[preset]
    return replace(
        scale,
        upper=scale.upper if upper is None else upper,
        lower=scale.lower if lower is None else lower,
    )


def scale_with(signs: str, *, upper: Decimal, lower: Decimal) -> Scale:
    """A scale by its letters and bands, whatever the presets have become."""
    return Scale(upper, lower, _letters(signs))
