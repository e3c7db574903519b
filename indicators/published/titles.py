"""What a plan is called where a year of it is told."""

from indicators.models import Publication
from plans.models import Plan


def title_of(plan: Plan, publication: Publication | None) -> str:
    """As it was published; of a year that never was, as the plan is called today."""
    return publication.plan_title if publication else plan.title
