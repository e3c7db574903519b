"""What stands where there is no value: why, where that is known; else one word.

The same on pages, in charts and tables, on paper and in workbooks. A dash stands only
where nothing was to be expected, and says so to who cannot see it.
"""

from indicators.enums import Comparison, MissingReason, Reason
from indicators.reports.lines import IndicatorLine
from indicators.reports.points import Point
from kpitracker.quantities import target_words
from kpitracker.sentences import actual_words, baseline_words
from plans.phrases import gettext as _

# Of the reasons why a year is not judged those that tell why it has no value; “other”
# tells nothing.
WITHOUT_VALUE = (
    Reason.NOT_DUE,
    Reason.MERGED,
    Reason.ENDED,
    Reason.UNPUBLISHED,
    Reason.NOT_SURVEYED,
    Reason.COLLECTING,
    Reason.CANCELLED,
)


def no_data() -> str:
    return _("no data")


def actual_said(line: IndicatorLine) -> str:
    """The value of the chosen year, or why there is none."""
    return actual_words(line) or _why(line)


def baseline_said(line: IndicatorLine) -> str:
    absent = line.baseline.absent
    return baseline_words(line) or (str(absent.label) if absent else no_data())


def target_said(line: IndicatorLine) -> str:
    """The target that applies, or that there is none."""
    row = line.target
    return target_words(row, line) if row else str(Comparison.NONE.label)


def _why(line: IndicatorLine) -> str:
    judgement = line.judgement
    if judgement is None:
        return str(Reason.UNPUBLISHED.label)
    said = line.point and _why_missing(line.point)
    if said:
        return said
    return why_none(judgement.reason)


def why_none(reason: Reason | None) -> str:
    """Why a year that was looked at has no value, as far as its judgement tells."""
    return str(reason.label) if reason in WITHOUT_VALUE else no_data()


def reasons_of(line: IndicatorLine) -> dict[int, str]:
    """Of each year without a value that counts, why; where that is known."""
    missing = (point for point in line.points if point.standing is None)
    return {
        point.fiscal_year: said for point in missing if (said := _why_missing(point))
    }


def _why_missing(point: Point) -> str:
    """Why the year has no value that counts; empty where nobody said more than so."""
    is_told = point.missing_reason != MissingReason.OTHER
    return str(point.why_missing) if is_told else ""
