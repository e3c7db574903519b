"""The one way a figure is rounded: once, where it is printed, halves away from 0."""

from decimal import Decimal
from fractions import Fraction


def half_up(figure: Fraction | Decimal, places: int) -> Decimal:
    """Round an exact figure to some decimals (四捨五入); a zero has no sign."""
    numerator, denominator = figure.as_integer_ratio()
    doubled = 2 * abs(numerator) * 10**places
    size = (doubled + denominator) // (2 * denominator)
    return Decimal(f"{size if numerator >= 0 else -size}E-{places}")


def six_decimals(figure: Fraction | Decimal | None) -> str:
    """Print a figure with six decimals, nothing where there is none."""
    return "" if figure is None else f"{half_up(figure, 6):f}"
