"""How a goal stands: one sentence and the bar of its tally."""

from dataclasses import dataclass

from indicators.reports.goal import GoalReport
from kpitracker.dashboard.headlines import standing_of
from kpitracker.tally_bars import Piece, pieces_of


@dataclass(frozen=True, slots=True)
class Standing:
    sentence: str
    pieces: tuple[Piece, ...]


def standing(report: GoalReport) -> Standing | None:
    """None without indicators, or without a year."""
    tally = report.section.tally
    if tally is None:
        return None
    return Standing(
        standing_of(report.section.lines, tally),
        pieces_of(tally, scale=report.scale, before=report.previous_tally),
    )
