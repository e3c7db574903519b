"""One indicator across a sheet: its course as numbers, in the columns of the list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.reports.lines import IndicatorLine
from kpitracker.sentences import summary_of
from kpitracker.spreadsheets import kpi_list_figures as figures
from kpitracker.spreadsheets.kpi_list_columns import ListColumn
from kpitracker.spreadsheets.kpi_list_figures import Figure
from kpitracker.templatetags.numbers import NONE

NUMBERS = ("baseline", "actual", "target", "progress")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure below its heading and, if it has a year of its own, that year."""

    heading: str
    year: str
    figure: Figure
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Strip:
    line: IndicatorLine
    summary: str
    numbers: tuple[Number, ...]


def strips_of(
    lines: Iterable[IndicatorLine], columns: Sequence[ListColumn]
) -> tuple[Strip, ...]:
    return tuple(
        Strip(line, summary_of(line), tuple(_numbers(line, columns))) for line in lines
    )


def _numbers(line: IndicatorLine, columns: Sequence[ListColumn]) -> Iterator[Number]:
    years = {
        "baseline": figures.baseline_year(line).shown,
        "target": figures.target_year(line).shown,
    }
    for column in columns:
        figure = column.figure(line)
        if column.key not in NUMBERS:
            continue
        if column.key == "progress" and figure.shown == NONE:
            continue  # only where there is a way to go
        yield Number(
            heading=column.heading if column.key == "progress" else column.group,
            year=column.heading
            if column.key == "actual"
            else years.get(column.key, ""),
            figure=figure,
            is_strong=column.is_strong,
        )
