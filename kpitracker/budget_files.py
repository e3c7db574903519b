"""The budget of one measure as a file for a spreadsheet program."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from indicators.reports.budgets import BudgetTable, BudgetYear
from kpitracker.downloads import csv_text, safe_text
from measures.models import Measure
from plans.printing import plain


def budget_csv(measure: Measure, tables: tuple[BudgetTable, ...]) -> str:
    """One row for each year of each table, context repeated; with BOM and CRLF.

    Printed marks have a column of their own; printed totals are no rows.
    """
    rows = (_cells(measure, table, year) for table in tables for year in table.years)
    return csv_text(_columns(), rows)


def _columns() -> list[str]:
    return [
        _("Plan code"),
        _("Plan"),
        _("Measure code"),
        _("Measure number"),
        _("measure").capitalize(),
        _("edition").capitalize(),
        _("kind").capitalize(),
        _("Unit"),
        _("Fiscal year"),
        _("Amount"),
        _("mark").capitalize(),
        _("Licence"),
    ]


def _cells(measure: Measure, table: BudgetTable, year: BudgetYear) -> Iterator[str]:
    plan = measure.plan
    place = [plan.code, plan.title, measure.code, measure.number, measure.title]
    yield from map(safe_text, place)
    kind = str(table.kind.label).capitalize()
    yield from map(safe_text, [table.edition_name, kind, table.unit])
    yield str(year.fiscal_year)
    yield "" if year.cell.amount is None else plain(year.cell.amount)
    yield year.cell.mark and safe_text(year.cell.mark)
    yield safe_text(plan.licence)
