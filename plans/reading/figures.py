"""Digits with their sign and kanji scale, exactly: 9兆1,400億 is 91400 times 億."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from plans.reading.refusal import Refusal
from plans.reading.units import SCALE, SCALES

MAX_DIGITS = 15
MAX_DECIMALS = 4
MAX_WHOLE_DIGITS = MAX_DIGITS - MAX_DECIMALS

TOO_LONG = _(
    "“%(text)s” has too many digits. At most %(whole)d digits are kept before the "
    "decimal point and %(decimals)d after it."
)

_DIGITS = r"(?:(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?)"
_SEGMENT = re.compile(rf"(?P<digits>{_DIGITS})\s*(?P<scale>{SCALE})?")
_FIGURE = re.compile(
    rf"(?P<sign>[△▲+ーｰ-]\s*)?"
    rf"(?P<body>{_DIGITS}(?:\s*{SCALE}\s*{_DIGITS})*(?:\s*{SCALE})?)"
    r"(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in units of its smallest kanji scale, and where it ends."""

    value: Decimal
    scale: int | None
    end: int


def figure_at(folded: str, start: int) -> Figure | None:
    """The figure that begins here, or None where there is none that is whole."""
    match = _FIGURE.match(folded, start)
    if match is None:
        return None
    segments = [
        (part["digits"].replace(",", ""), part["scale"])
        for part in _SEGMENT.finditer(match["body"])
    ]
    total = _sum(segments)
    if total is None:
        return None
    sign = "" if (match["sign"] or "+")[0] == "+" else "-"
    scale = segments[-1][1]
    return Figure(
        value=signed(sign, total, text=folded),
        scale=SCALES[scale] if scale else (1 if len(segments) > 1 else None),
        end=match.end(),
    )


def signed(sign: str, digits: str, *, text: str) -> Decimal:
    """The number as typed, without a minus at zero; refused where it is too long."""
    value = Decimal(digits)
    check_size(value, text=text)
    return Decimal(sign + digits) if value else value


def check_size(value: Decimal, *, text: str) -> None:
    """Refuse what the database cannot keep exactly."""
    whole, decimals = value.adjusted() + 1, -value.as_tuple().exponent
    if whole > MAX_WHOLE_DIGITS or decimals > MAX_DECIMALS:
        raise Refusal(TOO_LONG, text, whole=MAX_WHOLE_DIGITS, decimals=MAX_DECIMALS)


def _sum(segments: list[tuple[str, str | None]]) -> str | None:
    """Digits in the last segment's scale; None unless the scales step down."""
    least = SCALES.get(segments[-1][1], 1)
    above = None
    total = 0
    for digits, name in segments:
        whole, scale = int(digits.partition(".")[0]), SCALES.get(name, 1)
        if above is not None and max(whole, 1) * scale >= above:
            return None
        total += whole * scale // least
        above = scale
    if any("." in digits for digits, _ in segments[:-1]):
        return None
    point, decimals = segments[-1][0].partition(".")[1:]
    return f"{total}{point}{decimals}"
