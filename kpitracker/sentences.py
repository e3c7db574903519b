"""What a page says in one sentence, built from the judgement and nothing else."""

from indicators.enums import Aim, Comparison, Status
from indicators.progress import Judgement
from indicators.reports.lines import IndicatorLine
from kpitracker.marks import Trend
from kpitracker.quantities import (
    computed,
    difference,
    finer,
    quantity,
    target_words,
    unit_of,
)
from kpitracker.templatetags.years import period, short_year, short_years
from plans.phrases import gettext as _


def summary_of(line: IndicatorLine) -> str:
    """How the indicator stands in the chosen year; before one, where it wants to go."""
    judgement = line.judgement
    if judgement is None:
        return _aim(line)
    facts = {
        "year": short_year(line.fiscal_year),
        "words": line.words,
        "actual": actual_words(line),
    }
    if not facts["actual"]:
        return _with_last_surveyed(
            _("There is no actual for %(year)s: %(words)s.") % facts, line
        )
    if judgement.status == Status.NOT_JUDGED:
        return _("In %(year)s the value was %(actual)s: %(words)s.") % facts
    return _compared(line, judgement) % (facts | _measured(line, judgement))


def actual_words(line: IndicatorLine) -> str:
    """The judged value with its unit, or the state; empty where there is none."""
    judgement = line.judgement
    if judgement is None or (judgement.actual is None and not judgement.actual_state):
        return ""
    if judgement.actual is None:
        return judgement.actual_state
    said = quantity(judgement.actual, line)
    is_estimated = line.point is not None and line.point.estimated
    return _("%(value)s (estimate)") % {"value": said} if is_estimated else said


def last_surveyed_words(line: IndicatorLine) -> str:
    """The value to show where this year had no survey; empty where it had one."""
    last = line.judgement and line.judgement.last_surveyed
    if last is None:
        return ""
    return last.state if last.value is None else quantity(last.value, line)


def baseline_words(line: IndicatorLine) -> str:
    """The value the way starts from, with its survey period; empty without one."""
    baseline = line.baseline
    if baseline.state:
        said = baseline.state
    elif baseline.start is None:
        return ""
    else:
        said = quantity(baseline.start, line)
    surveyed = period(baseline.period)
    counted = baseline.start == baseline.value
    return _dated(said, surveyed if counted else "")


def gap_words(line: IndicatorLine) -> str:
    """How far the actual lies from what was due: the path, else the target."""
    judgement = line.judgement
    if judgement.gap is not None and judgement.is_before_target:
        gap, due = judgement.gap, _("the expected value")
    elif judgement.gap_to_target is not None:
        gap, due = judgement.gap_to_target, _("the target")
    else:
        return ""
    facts = {"gap": difference(abs(gap), finer(line, gap)), "due": due}
    if gap == 0:
        return _("exactly %(due)s") % facts
    if gap < 0:
        return _("%(gap)s below %(due)s") % facts
    return _("%(gap)s above %(due)s") % facts


def _compared(line: IndicatorLine, judgement: Judgement) -> str:
    """The sentence for a judged year, its facts still to be filled in."""
    if judgement.status == Status.ACHIEVED:
        return _(
            "In %(year)s the value was %(actual)s and met the target of %(target)s: "
            "%(words)s."
        )
    if judgement.gap is None:
        return _(
            "In %(year)s the value was %(actual)s and did not meet the target of "
            "%(target)s: %(words)s."
        )
    if judgement.gap == 0:
        return _(
            "In %(year)s the value was %(actual)s, exactly what was expected by then: "
            "%(words)s."
        )
    if judgement.gap < 0:
        return _(
            "In %(year)s the value was %(actual)s, %(gap)s below the %(expected)s "
            "expected by then: %(words)s."
        )
    return _(
        "In %(year)s the value was %(actual)s, %(gap)s above the %(expected)s "
        "expected by then: %(words)s."
    )


def _measured(line: IndicatorLine, judgement: Judgement) -> dict[str, str]:
    facts = {"target": target_words(line.target, line)}
    if judgement.gap is not None:
        telling = finer(line, judgement.gap)
        facts["gap"] = difference(abs(judgement.gap), telling)
        facts["expected"] = computed(judgement.expected, telling)
    return facts


def _with_last_surveyed(sentence: str, line: IndicatorLine) -> str:
    last = line.judgement.last_surveyed
    if last is None:
        return sentence
    return _("%(sentence)s The last survey was in %(year)s: %(value)s.") % {
        "sentence": sentence,
        "year": short_year(last.fiscal_year),
        "value": last_surveyed_words(line),
    }


def _aim(line: IndicatorLine) -> str:
    """Before any actual: from the baseline to the target."""
    row = line.target
    if line.aim == Aim.MONITOR or row is None or row.comparison == Comparison.NONE:
        return _("No actual has been published yet, and there is no target.")
    if row.comparison == Comparison.MERGED:
        return _("This indicator was merged into another; it is no longer followed.")
    if row.comparison == Comparison.UNDETERMINED:
        return _(
            "The target is still to be determined, and no actual has been published."
        )
    facts = {
        "target": target_words(row, line),
        "year": short_year(row.fiscal_year),
        "baseline": baseline_words(line),
    }
    if row.fiscal_year is None:
        return _("The target is %(target)s. No actual has been published yet.") % facts
    if not facts["baseline"]:
        return (
            _("The target is %(target)s by %(year)s. No actual has been published yet.")
            % facts
        )
    return (
        _(
            "The way leads from %(baseline)s to %(target)s by %(year)s. No actual has "
            "been published yet."
        )
        % facts
    )


def finding_of(line: IndicatorLine, trend: Trend) -> str:
    """The newest value against the target, under the title of the chart."""
    if trend.last is None:
        return _("No actual values have been published yet.")
    facts = {
        "year": short_year(trend.last.fiscal_year),
        "value": trend.last.label + ("" if trend.has_states else unit_of(line)),
    }
    if line.target is None:
        return _("The newest value is %(value)s (%(year)s).") % facts
    year = short_year(line.target.fiscal_year)
    facts["target"] = _dated(target_words(line.target, line), year)
    said = _("The newest value is %(value)s (%(year)s); the target: %(target)s.")
    return said % facts


def _dated(said: str, year: str) -> str:
    return _("%(value)s (%(year)s)") % {"value": said, "year": year} if year else said


def chart_words(line: IndicatorLine, trend: Trend) -> str:
    """What a chart shows, for those who cannot see it."""
    parts = [line.name]
    if trend.baseline:
        parts.append(_("baseline %(value)s") % {"value": baseline_words(line)})
    said = _("%(year)s: %(value)s")
    years = short_years(mark.fiscal_year for mark in trend.actuals)
    parts += [
        said % {"year": year, "value": mark.label}
        for year, mark in zip(years, trend.actuals, strict=True)
    ]
    parts += [
        _("extrapolation for %(year)s: %(value)s")
        % {"year": short_year(mark.fiscal_year), "value": mark.label}
        for mark in trend.outlook[-1:]
    ]
    if line.target is not None:
        said = target_words(line.target, line)
        year = short_year(line.target.fiscal_year)
        parts.append(_("target %(value)s") % {"value": _dated(said, year)})
    return _("; ").join(parts)
