"""Count the tallies of plans anew."""

from django.core.management.base import BaseCommand, CommandError

from indicators.tallies import refresh
from plans.models import Plan


class Command(BaseCommand):
    help = "Counts anew how many indicators of each plan have which status."

    def add_arguments(self, parser) -> None:
        parser.add_argument("code", nargs="*", help="plan codes; none means all plans")

    def handle(self, *, code: list[str], **options) -> None:
        plans = {plan.code: plan for plan in Plan.objects.order_by("pk")}
        unknown = [one for one in code if one not in plans]
        if unknown:
            raise CommandError(f"There is no plan with this code: {', '.join(unknown)}")
        for one in code or plans:
            refresh(plans[one])
        self.stdout.write(f"Plans counted: {len(code or plans)}")
