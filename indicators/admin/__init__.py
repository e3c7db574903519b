"""The admin of indicators: what is measured, its targets and its actuals."""

from indicators.admin.actuals import ActualAdmin
from indicators.admin.indicators import IndicatorAdmin
from indicators.admin.rounds import RoundAdmin

__all__ = ["ActualAdmin", "IndicatorAdmin", "RoundAdmin"]
