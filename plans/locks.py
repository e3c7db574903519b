"""One writer of a plan at a time, where several rows are held against each other."""

from collections.abc import Collection

from plans.models import Plan


def lock(plan: Plan) -> None:
    """Wait for whoever writes to the plan; what is read from here on stays true.

    Inside a transaction. NO KEY: rows that point to the plan may be added meanwhile
    without waiting.
    """
    rows = Plan.objects.select_for_update(no_key=True).filter(pk=plan.pk)
    rows.values_list("pk", flat=True).first()


def lock_all(plans: Collection[int]) -> None:
    """The same for several plans by their ids, always in one order."""
    rows = Plan.objects.select_for_update(no_key=True).filter(pk__in=plans)
    list(rows.order_by("pk").values_list("pk", flat=True))
