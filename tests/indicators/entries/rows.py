"""Rows as the grid sends them, and as they are stored."""

from datetime import UTC, datetime

from indicators.entries import save
from indicators.entry_texts import BLANK
from indicators.enums import Stage
from indicators.models import Actual
from plans.meetings import ABSENT, Typed
from tests.factories import make_actual

IN_MAY = datetime(2024, 5, 20, 3, tzinfo=UTC)
YEAR = 2023


def draft(indicator, entered=15, **facts) -> Actual:
    return make_actual(indicator, YEAR, entered, stage=Stage.DRAFT, **facts)


def row(indicator, cell="", *, version=ABSENT, **texts) -> Typed:
    return Typed(indicator.pk, version, {**BLANK, "cell": cell, **texts})


def enter(round_, *rows, by, at=IN_MAY):
    return save(round_, rows, user=by, at=at)


def stored(indicator) -> Actual:
    return indicator.actuals.get(fiscal_year=YEAR)
