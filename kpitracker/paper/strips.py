"""One indicator across a sheet: its course as numbers, in the columns of the list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.reports.lines import IndicatorLine
from kpitracker.lasting import summary_since
from kpitracker.quantities import unit_of
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

    @property
    def unit(self) -> str:
        unit = unit_of(self.line)
        return _("(unit: %(unit)s)") % {"unit": unit} if unit else ""

    @property
    def verdict(self) -> str:
        return verdict_of(self.line)


def verdict_of(line: IndicatorLine) -> str:
    """Letter, words and what has to be said for them to be true."""
    judgement = line.judgement
    if judgement is None:
        return ""
    letter = judgement.letter if judgement.reason is None else ""
    said = [letter, line.words, *line.remarks]
    return " ".join(str(one) for one in said if one)


def strips_of(
    lines: Iterable[IndicatorLine], columns: Sequence[ListColumn]
) -> tuple[Strip, ...]:
    return tuple(
        Strip(line, summary_since(line), tuple(_numbers(line, columns)))
        for line in lines
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
