"""進捗率 beside 目標比: two shares that are easily taken for each other."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators.enums import Aim, Status
from indicators.progress import ratio_to_target
from indicators.reports.lines import IndicatorLine
from kpitracker.quantities import quantity
from kpitracker.templatetags.numbers import percent, percent_unmet


@dataclass(frozen=True, slots=True)
class Shares:
    """Both shares as printed, and in a sentence what keeps them apart."""

    progress: str
    ratio: str
    difference: str


def shares_of(line: IndicatorLine) -> Shares | None:
    """None where no number is held against a target that is one."""
    judgement, row = line.judgement, line.target
    if judgement is None or judgement.actual is None or row is None:
        return None
    if row.value is None:
        return None
    shown = percent if judgement.status == Status.ACHIEVED else percent_unmet
    progress = judgement.progress
    ratio = judgement.ratio_to_target
    if ratio is None:
        ratio = ratio_to_target(line.aim, row.value, judgement.actual)
    return Shares(
        progress=_("not defined") if progress is None else shown(progress),
        ratio=_("not defined") if ratio is None else shown(ratio),
        difference=_difference(line, progress, ratio),
    )


def _difference(
    line: IndicatorLine, progress: Fraction | None, ratio: Fraction | None
) -> str:
    if progress is None and ratio is None:
        return _("%(why_progress)s %(why_ratio)s") % {
            "why_progress": _why_no_progress(line),
            "why_ratio": _why_no_ratio(line),
        }
    if progress is None:
        return _(
            "%(why)s The ratio counts everything there is, and decides nothing here."
        ) % {"why": _why_no_progress(line)}
    if ratio is None:
        return _why_no_ratio(line)
    return _both(line)


def _both(line: IndicatorLine) -> str:
    start = line.judgement.baseline
    if start == 0:  # at the target both are 100 %, wherever the way starts
        return _("Both are the same here, because the way starts from 0.")
    facts = {
        "baseline": quantity(start, line),
        "ratio": percent(ratio_to_target(line.aim, line.target.value, start)),
    }
    said = _(
        "The way starts from %(baseline)s, below 0: the ratio leaves out the way up to "
        "0, the progress counts it. The progress decides; the ratio decides nothing "
        "here."
    )
    if start > 0:
        said = _(
            "The baseline of %(baseline)s alone was %(ratio)s of the target: the ratio "
            "counts what was there before, the progress only the way since. The "
            "progress decides; the ratio decides nothing here."
        )
    return said % facts


def _why_no_progress(line: IndicatorLine) -> str:
    if line.aim not in (Aim.INCREASE, Aim.DECREASE):
        return _(
            "There is no progress: the indicator keeps a level instead of covering a "
            "way."
        )
    if line.baseline.start is None:
        return _("There is no progress: without a baseline nobody knows the way.")
    return _("There is no progress: the year is not judged.")


def _why_no_ratio(line: IndicatorLine) -> str:
    if line.aim == Aim.DECREASE:
        return _(
            "There is no ratio to the target: it would rise with a value that should "
            "fall."
        )
    if line.aim == Aim.INCREASE:
        return _(
            "There is no ratio to the target: a target of 0 or below divides nothing."
        )
    return _("There is no ratio to the target: a level is kept or not.")
