"""What waits for the approval of a department's head, in all rounds at once."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators.models import Round
from indicators.reports.rounds import Answer, Asked, asked
from kpitracker.rounds.desk import own_departments
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

    def read(refused: Collection[int]) -> list[Asked]:
        return [
            row
            for row in _asked(request, own)
            if row.answer == Answer.SUBMITTED or row.is_among(refused)
        ]

    return step_list(
        request,
        "admin/approvals.html",
        context,
        read=read,
        reach=_asked(request, own) if request.method == "POST" else None,
    )


def _asked(request: HttpRequest, departments: set[int]) -> list[Asked]:
    rounds = Round.objects.filter(opens_on__lte=localdate())
    rounds = in_offices(rounds, request, organization_path="plan__organization")
    rounds = rounds.select_related("plan__organization").order_by("closes_on", "pk")
    return asked(list(rounds), departments=departments)
