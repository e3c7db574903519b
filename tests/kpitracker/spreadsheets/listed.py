"""A list of indicators, made and opened again."""

import io
from datetime import date

from django.utils import translation
from openpyxl import load_workbook

from indicators.models import Audience
from kpitracker.spreadsheets.kpi_list import kpi_list
from tests.factories import make_goal, make_indicator, make_measure, make_plan

GROUP_ROW, HEADING_ROW, FIRST_ROW = 5, 6, 7


def listed(plan, *, fiscal_year=2023, audience=Audience.PUBLIC):
    """The worksheet in Japanese, as it is printed."""
    with translation.override("ja"):
        data = kpi_list(
            plan,
            fiscal_year=fiscal_year,
            audience=audience,
            printed_on=date(2024, 10, 1),
        )
    return load_workbook(io.BytesIO(data)).active


def headings(sheet) -> dict[str, int]:
    """Number of each column: 基準値 of the first below that heading, by name below."""
    found, group = {}, ""
    for at in range(1, sheet.max_column + 1):
        group = sheet.cell(GROUP_ROW, at).value or group
        below = sheet.cell(HEADING_ROW, at).value
        found[f"{group} {below}" if below else group] = at
    return found


def row_of(sheet, code="k1") -> dict[str, object]:
    """The cells of an indicator by their headings."""
    at = headings(sheet)
    found = [row for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value == code]
    (cells,) = found
    return {heading: cells[number - 1] for heading, number in at.items()}


def row_of_one(**facts):
    """The row of the only indicator of a plan, which stands at its only measure."""
    goal = make_goal(make_plan(), number="1", title="仕事")
    make_indicator(on=make_measure(goal=goal, number="(2)", title="移住"), **facts)
    return row_of(listed(goal.plan))
