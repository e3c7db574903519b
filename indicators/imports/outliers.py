"""Values that look like a slip beside the year before. Pure."""

from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.entering import Measured
from plans.imports.problems import Warned
from plans.printing import with_triangle
from plans.reading.units import with_scale

FACTORS = (10, 100, 1000)
# How far from a power of ten still looks like a slipped digit.
NEAR, FAR = Decimal("0.8"), Decimal("1.25")
HALF = Decimal("0.5")


def kind_of(value: Decimal, before: Decimal) -> Warned | None:
    """What is odd about a value beside that of the year before; the gravest only."""
    half = before * HALF
    # What most values are comes first: as large as before, within the half of it.
    if half <= value <= before + half or before + half <= value <= half:
        return None
    if before == 0 or value == before:
        return None
    if value * before < 0:
        return Warned.SIGN
    size, former = abs(value), abs(before)
    if any(_is_near(size, former * factor) for factor in FACTORS) or any(
        _is_near(size * factor, former) for factor in FACTORS
    ):
        return Warned.TENFOLD
    return Warned.HALF


def _is_near(one: Decimal, other: Decimal) -> bool:
    return one != 0 and other * NEAR <= one <= other * FAR


def warning(
    kind: Warned, value: Decimal, before: Decimal, *, indicator: Measured
) -> tuple[str, str]:
    """The kind, and a sentence with both values."""
    told = {
        "before": _printed(before, indicator),
        "value": _printed(value, indicator),
    }
    return kind.value, _("The year before: %(before)s. Now: %(value)s.") % told


def _printed(value: Decimal, indicator: Measured) -> str:
    exact = Decimal(f"{value.normalize():f}")
    return f"{with_triangle(exact)}{with_scale(indicator.unit, indicator.scale)}"
