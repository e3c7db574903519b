"""``manage.py rebuild_tallies [CODE …]``: count the statuses of plans anew."""

from django.utils.translation import gettext as _

from indicators.tallies import refresh
from kpitracker.exchange.commands import PlanCommand, plan_of
from plans.models import Plan


class Command(PlanCommand):
    help = "Count anew how many indicators of each plan have which status."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "codes", metavar="CODE", nargs="*", help="codes of plans; none: all plans"
        )

    def act(self, *, codes, **options) -> None:
        plans = [plan_of(code) for code in codes] or list(Plan.objects.order_by("pk"))
        for plan in plans:
            refresh(plan)
        self.stdout.write(_("Plans counted: %(number)d") % {"number": len(plans)})
