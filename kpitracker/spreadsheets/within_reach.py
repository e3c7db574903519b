"""Whose plans may be changed; a code out of reach reads like one that is unknown."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from plans.imports.importer import Reach
from plans.models import Plan
from plans.rights import Action

MOST_NAMED = 10

NO_SUCH_PLAN = _(
    "“%(text)s” is not the code of a plan that you may change. Such plans are: "
    "%(known)s."
)


def plans_within(reach: Reach) -> dict[str, Plan]:
    """The plans that may be changed, by their codes. One query, and one for rights."""
    plans = Plan.objects.select_related("organization").order_by("code")
    return {plan.code: plan for plan in plans if reach.may(Action.CHANGE, plan)}


def named(plans: Mapping[str, Plan]) -> str:
    """Some of the codes, to stand in a sentence."""
    codes = list(plans)[:MOST_NAMED]
    more = ["…"] if len(plans) > MOST_NAMED else []
    return "、".join([*codes, *more]) or "–"
