"""What waits for the approval of a department's head, in all rounds at once."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators.models import Round
from indicators.reports.rounds import Answer, Asked, asked
from kpitracker.round_desk import own_departments
from kpitracker.views.step_lists import step_list
from plans.admin.choices import in_offices
from plans.rights import Action


@require_http_methods(["GET", "POST"])
def approvals(request: HttpRequest) -> HttpResponse:
    """Rounds that have closed are there too, as long as something waits in them."""
    own = own_departments(request, Action.APPROVE)
    if not own:
        raise PermissionDenied
    context = {"title": _("Waiting for my approval")}
    return step_list(
        request, "admin/approvals.html", lambda: _waiting(request, own), context
    )


def _waiting(request: HttpRequest, departments: set[int]) -> list[Asked]:
    rounds = Round.objects.filter(opens_on__lte=localdate())
    rounds = in_offices(rounds, request, organization_path="plan__organization")
    rounds = rounds.select_related("plan__organization").order_by("closes_on", "pk")
    rows = asked(list(rounds), departments=departments)
    return [row for row in rows if row.answer == Answer.SUBMITTED]
