"""When the open data of a plan last changed, as the histories of its rows tell."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from indicators.enums import Stage
from indicators.models import (
    Actual,
    Indicator,
    IndicatorLink,
    IndicatorState,
    Target,
)
from measures.models import Measure
from plans.models import Edition, Goal, Plan
from plans.newest import newest_change

# Where the histories of what is read name the plan.
READ_FROM = {
    Plan: "id",
    Edition: "plan",
    Goal: "plan",
    Measure: "plan",
    Indicator: "plan",
    IndicatorLink: "indicator__plan",
    IndicatorState: "indicator__plan",
    Target: "indicator__plan",
    Actual: "indicator__plan",
}


def last_change(plan: Plan) -> datetime | None:
    """None where the rows were written without a history. One query."""
    return newest_change(
        plan,
        ((_seen_by_the_public(model), path) for model, path in READ_FROM.items()),
    )


def _seen_by_the_public(model) -> QuerySet:
    """A value counts from its publication on, so that its withdrawal counts too."""
    history = model.history.model.objects
    if model is not Actual:
        return history.all()
    published = history.filter(
        id=OuterRef("id"),
        stage=Stage.PUBLISHED,
        history_date__lte=OuterRef("history_date"),
    )
    return history.filter(Q(stage=Stage.PUBLISHED) | Exists(published))
