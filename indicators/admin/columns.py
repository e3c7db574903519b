"""Values as the columns of the admin print them."""

from decimal import Decimal

from indicators.models import Actual, Indicator, Target
from plans.printing import plain, with_triangle
from plans.reading.units import with_scale


def with_unit(indicator: Indicator, value: Decimal) -> str:
    """△1,234 千人."""
    number = with_triangle(Decimal(plain(value)))
    return f"{number} {with_scale(indicator.unit, indicator.scale)}".strip()


def baseline_of(indicator: Indicator) -> str:
    if indicator.baseline_value is None:
        return indicator.baseline_state or indicator.baseline_printed
    return with_unit(indicator, indicator.baseline_value)


def target_of(indicator: Indicator, target: Target) -> str:
    """As printed; else the value and its year."""
    if target.printed:
        return target.printed
    if target.value is None:
        return target.state or str(target.get_comparison_display())
    year = f" ({target.fiscal_year})" if target.fiscal_year else ""
    return f"{with_unit(indicator, target.value)}{year}"


def actual_of(actual: Actual) -> str:
    if actual.value is not None:
        return with_unit(actual.indicator, actual.value)
    return actual.state or str(actual.get_missing_reason_display())
