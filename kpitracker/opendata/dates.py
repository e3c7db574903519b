"""When the open data of a plan last changed, as the histories of its rows tell."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

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
    newest = {
        f"newest_{model._meta.model_name}": Subquery(
            _seen_by_the_public(model)
            .filter(**{path: OuterRef("pk")})
            .order_by("-history_date")
            .values("history_date")[:1]
        )
        for model, path in READ_FROM.items()
    }
    moments = Plan.objects.filter(pk=plan.pk).values_list(*newest.values()).get()
    return max((moment for moment in moments if moment), default=None)


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
