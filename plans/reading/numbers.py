"""Numbers: as staff type them, and as an exchange package must hold them."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from plans.reading.cells import Cell, Unreadable
from plans.reading.characters import fold
from plans.reading.figures import check_size, signed
from plans.reading.readings import Reading
from plans.reading.refusal import Refusal
from plans.reading.units import same_unit, split_scale, with_scale
from plans.reading.words import ODD_COMMA

NOT_A_NUMBER = _(
    "“%(text)s” cannot be read as a number. Write for example 1,234, 51.8 or △35, "
    "with or without its unit; a lone － means none."
)
ODD_COMMAS = _(
    "“%(text)s” has a comma in an unusual place. Commas part three digits each, as in "
    "1,234,567; decimals take a point, as in 51.8."
)
OTHER_UNIT = _(
    "“%(text)s” is given in %(typed)s, but this value is kept in %(unit)s. "
    "Write the number in %(unit)s."
)
UNIT_UNWANTED = _(
    "“%(text)s” is given in %(typed)s, but this value has no unit. Write the number "
    "alone."
)
NOT_PLAIN = _(
    "“%(text)s” is not a plain number. Only digits, a leading - and a decimal point "
    "are accepted here, as in -35 or 51.8."
)

LONGEST = 200
PLAIN = re.compile(r"(-?)((?:0|[1-9][0-9]*)(?:\.[0-9]+)?)")


def read_plain_number(text: str) -> Decimal | None:
    """The number of an exchange package's cell; None where the cell is empty."""
    if not text:
        return None
    match = PLAIN.fullmatch(text)
    if match is None:
        raise Refusal(NOT_PLAIN, text)
    return signed(match[1], match[2], text=text)


def read_number(text: str, *, unit: str | None = None, scale: int = 1) -> Reading:
    """Everything a cell says around its number, and the number as typed.

    With ``unit`` and ``scale`` of the indicator (人 and 1000, or 千人) the value is
    one in that unit: another unit is refused, another kanji scale converted exactly.
    ``unit=""`` takes no unit, ``unit=None`` takes any.
    """
    if not fold(text).strip():
        return Reading(raw=text)
    if len(text) > LONGEST:
        raise Refusal(NOT_A_NUMBER, text)
    known = None
    if unit is not None:
        known, scale_of_unit = split_scale(unit)
        scale *= scale_of_unit
    cell = Cell(text, unit=known)
    try:
        cell.read()
    except Unreadable:
        odd = ODD_COMMA.search(fold(text))
        raise Refusal(ODD_COMMAS if odd else NOT_A_NUMBER, text) from None
    parts = cell.parts
    if unit is not None:
        parts = _in_unit(parts, known, scale, text=text)
    return Reading(raw=text, notes=tuple(cell.notes), **parts)


def _in_unit(parts: dict, unit: str, scale: int, *, text: str) -> dict:
    """The parts with the value counted in the indicator's own unit and scale."""
    typed = parts.get("unit", "")
    typed_scale = parts.get("scale", 1 if typed else scale)
    # 44,100円 where 千円 are kept is more likely a slip than a conversion.
    forgot_scale = typed_scale == 1 != scale
    if forgot_scale and not typed:
        raise Refusal(NOT_A_NUMBER, text)
    if forgot_scale or (typed and not same_unit(typed, unit)):
        raise Refusal(
            OTHER_UNIT if unit else UNIT_UNWANTED,
            text,
            typed=with_scale(typed, typed_scale),
            unit=with_scale(unit, scale),
        )
    kept = {**parts, "unit": unit, "scale": scale}
    if "value" in parts:
        kept["value"] = _shifted(parts["value"], typed_scale, scale)
        check_size(kept["value"], text=text)
    return kept


def _shifted(value: Decimal, typed: int, kept: int) -> Decimal:
    """The same amount in another power of ten, with no digit added or lost."""
    shifted = value.scaleb(len(str(typed)) - len(str(kept)))
    return Decimal(f"{shifted:f}")
