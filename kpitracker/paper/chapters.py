"""A whole plan in one document: a chapter for each goal, and the table of contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.reports.booklet import Booklet
from indicators.reports.lines import IndicatorLine
from indicators.reports.places import Place
from indicators.reports.structure import GoalSection, MeasureNode
from indicators.reports.texts import TextGroup
from kpitracker.lasting import summary_since
from kpitracker.paper.sheets import Sheet
from kpitracker.paper.strips import Strip, strips_of
from kpitracker.spreadsheets.kpi_list_columns import ListColumn
from kpitracker.spreadsheets.kpi_list_figures import Figure, actual_of

MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents; ``code`` is empty where no page is named."""

    place: Place
    depth: int
    code: str
    is_relisted: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A goal: its words, its own indicators and the sheets of its measures."""

    section: GoalSection
    texts: tuple[TextGroup, ...]
    indicators: tuple[Strip, ...]
    sheets: tuple[Sheet, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """One indicator with all its years, as far as they fit."""

    line: IndicatorLine
    summary: str
    years: tuple[tuple[int, Figure], ...]


def chapters_of(
    whole: Booklet, sheets: Sequence[Sheet], columns: Sequence[ListColumn]
) -> tuple[Chapter, ...]:
    by_code = {sheet.measure.place.code: sheet for sheet in sheets}
    return tuple(
        Chapter(
            section=section,
            texts=whole.goal_texts.get(section.place.code, ()),
            indicators=strips_of(section.own_lines, columns),
            sheets=tuple(
                by_code[node.place.code]
                for node in section.branch
                if node.place.code in by_code
            ),
            entries=tuple(_entries(section.measures, set(by_code))),
        )
        for section in whole.report.goals
    )


def _entries(nodes: Sequence[MeasureNode], printed: set[str]) -> Iterator[Entry]:
    for node in nodes:
        shown = node.relists or node.place
        code = shown.code if shown.code in printed else ""
        yield Entry(node.place, node.depth, code, node.relists is not None)
        yield from _entries(node.children, printed)


def details_of(line: IndicatorLine) -> Details:
    years = [point.fiscal_year for point in line.points][-MOST_YEARS:]
    return Details(
        line=line,
        summary=summary_since(line),
        years=tuple((year, actual_of(line, year=year)) for year in years),
    )
