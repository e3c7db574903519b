"""The one way a figure is rounded: once, where it is printed, halves away from 0."""

from decimal import Decimal
from fractions import Fraction


def half_up(figure: Fraction | Decimal, places: int) -> Decimal:
    """Round an exact figure to some decimals (四捨五入); a zero has no sign."""
    exact = Fraction(figure) * 10**places
    size = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return Decimal(f"{size if exact >= 0 else -size}E-{places}")


def six_decimals(figure: Fraction | Decimal | None) -> str:
    """Print a figure with six decimals, nothing where there is none."""
    return "" if figure is None else f"{half_up(figure, 6):f}"
