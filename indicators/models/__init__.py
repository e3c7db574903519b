"""How it is going: indicators, their targets and actuals, the roll-up of a plan."""

from indicators.models.actual import Actual
from indicators.models.handover import Handover, unpublished_scope
from indicators.models.indicator import Indicator
from indicators.models.link import IndicatorLink
from indicators.models.publication import Publication
from indicators.models.published import (
    PublishedIndicator,
    PublishedState,
    PublishedTarget,
)
from indicators.models.published_values import (
    PublishedActual,
    PublishedJudgement,
    PublishedReview,
)
from indicators.models.round import Round, RoundState
from indicators.models.stage_change import StageChange
from indicators.models.state import IndicatorState
from indicators.models.tally import Audience, PlanTally
from indicators.models.target import Target

__all__ = [
    "Actual",
    "Audience",
    "Handover",
    "Indicator",
    "IndicatorLink",
    "IndicatorState",
    "PlanTally",
    "Publication",
    "PublishedActual",
    "PublishedIndicator",
    "PublishedJudgement",
    "PublishedReview",
    "PublishedState",
    "PublishedTarget",
    "Round",
    "RoundState",
    "StageChange",
    "Target",
    "unpublished_scope",
]
