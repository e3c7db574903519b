"""Values with their unit, and targets in words, as a sentence or a cell says them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.enums import Comparison
from indicators.reports.ends import TargetLine
from indicators.reports.lines import IndicatorLine
from indicators.rounding import half_up
from kpitracker.templatetags.numbers import number
from plans.phrases import gettext as _
from plans.reading.units import with_scale

PERCENT = ("％", "%")
MOST_DECIMALS = 6


def unit_of(line: IndicatorLine) -> str:
    """千人 for a unit printed in thousands; empty where there is no unit."""
    return with_scale(line.unit, line.scale)


def quantity(value: Decimal | Fraction, line: IndicatorLine) -> str:
    """A value of this indicator with its unit: △35人."""
    return f"{number(value, line.decimals)}{unit_of(line)}"


def computed(value: Decimal | Fraction, line: IndicatorLine) -> str:
    """A value nobody typed, such as the expected one; whole numbers stay whole."""
    is_whole = Fraction(value).denominator == 1
    decimals = line.decimals or (0 if is_whole else 1)
    return f"{number(value, decimals)}{unit_of(line)}"


def difference(value: Decimal | Fraction, line: IndicatorLine) -> str:
    """How far two values lie apart; percentages differ by points (ポイント)."""
    if line.unit not in PERCENT:
        return computed(value, line)
    digits = computed(value, line).removesuffix(line.unit)
    return _("%(number)s points") % {"number": digits}


def finer(line: IndicatorLine, apart: Decimal | Fraction) -> IndicatorLine:
    """The line with as many decimals as it takes to tell what lies so far apart."""
    usual = line.decimals or 1
    if apart == 0 or half_up(apart, usual):
        return line
    telling = (one for one in range(usual, MOST_DECIMALS) if half_up(apart, one))
    return replace(line, decimals=next(telling, MOST_DECIMALS))


def target_words(row: TargetLine, line: IndicatorLine) -> str:
    """What a target asks for: 毎年度1回以上, 20〜30％, 策定, 未定."""
    if row.state:
        asked = row.state
    elif row.value is None:
        words = Comparison(row.comparison).label
        if not row.printed:
            return str(words)
        return _("%(words)s (%(printed)s)") % {"words": words, "printed": row.printed}
    elif row.upper_value is not None:
        lower = number(row.value, line.decimals)
        asked = _("%(lower)s to %(upper)s") % {
            "lower": lower,
            "upper": quantity(row.upper_value, line),
        }
    else:
        asked = _relation(row.comparison) % {"value": quantity(row.value, line)}
    if row.every_year:
        return _("%(target)s in every year") % {"target": asked}
    return asked


def _relation(comparison: str) -> str:
    match comparison:
        case Comparison.AT_LEAST:
            return _("%(value)s or more")
        case Comparison.AT_MOST:
            return _("%(value)s or less")
        case Comparison.MORE_THAN:
            return _("more than %(value)s")
        case Comparison.LESS_THAN:
            return _("less than %(value)s")
    return "%(value)s"
