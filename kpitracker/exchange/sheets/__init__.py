"""The files of a package, in an order in which each refers only to those before it.

(Or to itself: measures to measures, departments and indicators to their successors.)
"""

from kpitracker.exchange.sheets.frame import (
    DEPARTMENTS,
    EDITIONS,
    GOALS,
    LEVELS,
    PLAN,
    POPULATIONS,
)
from kpitracker.exchange.sheets.indicators import (
    ACTUALS,
    INDICATORS,
    LINKS,
    STATES,
    TARGETS,
)
from kpitracker.exchange.sheets.measures import (
    BUDGET_TOTALS,
    BUDGETS,
    MEASURES,
    PARTNERS,
    REVIEWS,
    TEXTS,
)
from kpitracker.exchange.sheets.sheet import Sheet

SHEETS = [
    PLAN,
    EDITIONS,
    LEVELS,
    DEPARTMENTS,
    POPULATIONS,
    GOALS,
    MEASURES,
    TEXTS,
    PARTNERS,
    BUDGETS,
    BUDGET_TOTALS,
    INDICATORS,
    LINKS,
    TARGETS,
    STATES,
    ACTUALS,
    REVIEWS,
]
BY_FILE = {sheet.file: sheet for sheet in SHEETS}

__all__ = [
    "ACTUALS",
    "BUDGETS",
    "BUDGET_TOTALS",
    "BY_FILE",
    "DEPARTMENTS",
    "EDITIONS",
    "GOALS",
    "INDICATORS",
    "LEVELS",
    "LINKS",
    "MEASURES",
    "PARTNERS",
    "PLAN",
    "POPULATIONS",
    "REVIEWS",
    "SHEETS",
    "STATES",
    "TARGETS",
    "TEXTS",
    "Sheet",
]
