"""Values as the columns of the admin and the sheets of staff print them."""

from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.enums import MissingReason
from indicators.facts import ActualFacts
from indicators.models import Actual, Indicator, PublishedIndicator, Target
from plans.fiscal import Period, YearKind, period_label
from plans.printing import plain, with_triangle
from plans.reading.units import with_scale


def with_unit(indicator: Indicator | PublishedIndicator, value: Decimal) -> str:
    """△1,234千人, with the decimals of the indicator at least."""
    exact = Decimal(plain(value))
    places = max(indicator.decimals or 0, -exact.as_tuple().exponent)
    number = with_triangle(exact.quantize(Decimal(1).scaleb(-places)))
    return f"{number}{with_scale(indicator.unit, indicator.scale)}"


def in_year(fiscal_year: int, value: str) -> str:
    """2022年度 64.1％."""
    year = period_label(Period(fiscal_year, YearKind.FISCAL_YEAR))
    return _("%(year)s: %(value)s") % {"year": year, "value": value}


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
    value = with_unit(indicator, target.value)
    return in_year(target.fiscal_year, value) if target.fiscal_year else value


def actual_of(actual: Actual) -> str:
    return entered_of(actual.indicator, actual)


def entered_of(
    indicator: Indicator | PublishedIndicator, actual: Actual | ActualFacts
) -> str:
    """The value with its unit, the state, or why there is none."""
    if actual.value is not None:
        return with_unit(indicator, actual.value)
    reason = actual.missing_reason
    return actual.state or (str(MissingReason(reason).label) if reason else "")
