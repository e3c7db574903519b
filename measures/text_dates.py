"""When the texts of a plan last changed: they are the plan's own, not a year's."""

from datetime import datetime

from measures.models import Measure, Text
from plans.models import Goal, Plan, PlanLevel
from plans.newest import newest_change

PRINTED = {Plan: "id", PlanLevel: "plan", Goal: "plan", Measure: "plan", Text: "plan"}


def texts_changed(plan: Plan) -> datetime | None:
    """Titles, numbers and texts of goals and measures. One query."""
    return newest_change(
        plan, ((model.history.all(), path) for model, path in PRINTED.items())
    )
