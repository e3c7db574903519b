"""When rows of a plan last changed, as their histories tell."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from plans.models import Plan


def newest_change(
    plan: Plan, histories: Iterable[tuple[QuerySet, str]]
) -> datetime | None:
    """The last moment in histories, each with the path that leads to the plan.

    None where the rows were written without a history. One query.
    """
    newest = [
        Subquery(
            history.filter(**{path: OuterRef("pk")})
            .order_by("-history_date")
            .values("history_date")[:1]
        )
        for history, path in histories
    ]
    moments = Plan.objects.filter(pk=plan.pk).values_list(*newest).get()
    return max((moment for moment in moments if moment), default=None)
