"""The formula with its numbers, step by step, and the rule that decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators.enums import Status
from indicators.reports.indicator import Formula, IndicatorReport
from indicators.reports.lines import IndicatorLine
from kpitracker.quantities import computed, finer, quantity, target_words
from kpitracker.templatetags.numbers import band, percent, percent_unmet
from plans.printing import plain

MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what, how, with which numbers, and the result."""

    name: str
    formula: str
    numbers: str
    result: str


def steps_of(report: IndicatorReport) -> tuple[Step, ...]:
    """Progress, elapsed time and pace; nothing where the aim covers no way."""
    formula = report.formula
    if formula is None or not formula.is_way:
        return ()
    return tuple(_steps(report.line, formula))


def _steps(line: IndicatorLine, formula: Formula) -> Iterator[Step]:
    actual, baseline = formula.actual, formula.baseline
    target, is_met = formula.target.value, line.status == Status.ACHIEVED
    shown = percent if is_met else percent_unmet
    yield Step(
        _("Progress P"),
        "(A − B) ÷ (T − B)",
        f"({_n(actual)} − {_o(baseline)}) ÷ ({_n(target)} − {_o(baseline)})"
        f" = {_n(actual - baseline)} ÷ {_o(target - baseline)}",
        shown(formula.progress),
    )
    year, last, first = formula.fiscal_year, formula.target_year, formula.y0
    if year > last:
        spent = _("%(year)s is after %(target_year)s, so E is 1") % {
            "year": year,
            "target_year": last,
        }
    else:
        spent = f"({year} − {first}) ÷ ({last} − {first})"
        spent = f"{spent} = {year - first} ÷ {last - first}"
    yield Step(
        _("Time gone by E"), "(y − y0) ÷ (yT − y0)", spent, percent(formula.elapsed)
    )
    yield Step(
        _("Value expected by then"),
        "B + (T − B) × E",
        f"{_n(baseline)} + {_o(target - baseline)} × {_f(formula.elapsed)}",
        computed(formula.expected, finer(line, line.judgement.gap)),
    )
    numbers = f"{_f(formula.progress)} ÷ {_f(formula.elapsed)}"
    yield Step(_("Pace"), "P ÷ E", numbers, pace_words(formula))


def pace_words(formula: Formula) -> str:
    """The pace, with as many decimals as it takes to tell it from the bands."""
    return percent(formula.pace, _decimals_apart(formula))


def rule_of(report: IndicatorReport) -> str:
    """Why the words are what they are, with the bands that were applied."""
    line, formula = report.line, report.formula
    if line.judgement is None:
        return _("Nothing is judged before a value is published.")
    facts = {"words": line.words}
    if formula is None:
        return _("The year is not judged: %(words)s.") % facts
    facts |= {
        "target": target_words(line.target, line),
        "lower": band(formula.lower),
        "upper": band(formula.upper),
        "tolerance": quantity(formula.tolerance, line),
    }
    if formula.pace is not None:
        facts["pace"] = pace_words(formula)
    return _rule(line, formula) % facts


def _rule(line: IndicatorLine, formula: Formula) -> str:
    match line.status:
        case Status.ACHIEVED if line.judgement.within_tolerance:
            return _(
                "The target of %(target)s counts as met because the difference lies "
                "within the tolerance of %(tolerance)s: %(words)s."
            )
        case Status.ACHIEVED:
            return _("The target of %(target)s is met: %(words)s.")
        case Status.WORSE if formula.tolerance:
            return _(
                "The value is worse than the baseline, beyond the tolerance of "
                "%(tolerance)s: %(words)s."
            )
        case Status.WORSE:
            return _("The value is worse than the baseline: %(words)s.")
        case Status.ON_TRACK:
            return _("The pace of %(pace)s is at least %(upper)s: %(words)s.")
        case Status.MOSTLY:
            return _(
                "The pace of %(pace)s is at least %(lower)s and below %(upper)s: "
                "%(words)s."
            )
        case Status.BEHIND if formula.pace is not None:
            return _("The pace of %(pace)s is below %(lower)s: %(words)s.")
    return _("The target of %(target)s is not met: %(words)s.")


def _decimals_apart(formula: Formula) -> int:
    for decimals in range(1, MOST_DECIMALS):
        told = percent(formula.pace, decimals)
        bands = [Fraction(formula.upper), Fraction(formula.lower)]
        if all(formula.pace == one or told != percent(one, decimals) for one in bands):
            return decimals
    return MOST_DECIMALS


def _n(value: Decimal) -> str:
    """A number in a formula, where a minus is a minus."""
    grouped = f"{Decimal(plain(value.copy_abs())):,f}"
    return f"−{grouped}" if value < 0 else grouped


def _o(value: Decimal) -> str:
    """The same after an operator: a negative one stands in brackets."""
    return f"({_n(value)})" if value < 0 else _n(value)


def _f(share: Fraction) -> str:
    if share.denominator == 1:
        return str(share.numerator).replace("-", "−")
    return f"{share.numerator}/{share.denominator}".replace("-", "−")
