"""Counts over the lines of a report."""

from collections import Counter
from collections.abc import Iterable, Mapping

from indicators.enums import Status
from indicators.reports.lines import IndicatorLine
from indicators.tallies import Tally, tally_of


def tally_of_lines(lines: Iterable[IndicatorLine]) -> Tally | None:
    """Count the year's judgements; None without any line, or without a year."""
    judgements = [line.judgement for line in lines if line.judgement is not None]
    return tally_of(judgements) if judgements else None


def previous_tally_of_lines(lines: Iterable[IndicatorLine]) -> Tally | None:
    """The same for the year before; None where the plan had not begun by then."""
    judgements = [line.previous for line in lines if line.previous is not None]
    return tally_of(judgements) if judgements else None


def provisional_of(lines: Iterable[IndicatorLine]) -> Mapping[Status, int]:
    """Statuses judged by estimates, those that occur, in their order."""
    counts = Counter(
        line.status for line in lines if line.judgement and line.judgement.provisional
    )
    return {status: counts[status] for status in Status if counts[status]}
