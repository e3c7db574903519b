"""A round as the planning section follows it: who has come how far, and what next."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.contrib import admin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from indicators.reports.round_ask import round_ask
from indicators.reports.round_changes import happened_since
from indicators.reports.rounds import Answer, Asked
from kpitracker.rounds.desk import RoundDesk, round_desk
from kpitracker.rounds.filters import RoundFilter
from kpitracker.rounds.tables import round_table
from kpitracker.views.step_lists import step_list

LINES_A_PAGE = 200
HAPPENED_SHOWN = 50


@require_GET
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    desk = round_desk(request, pk)
    today = localdate()
    yesterday = make_aware(datetime.combine(today - timedelta(days=1), time.min))
    happened = happened_since(desk.round, yesterday, departments=desk.departments)
    context = {
        **_about(desk),
        "table": round_table(desk.rows),
        "returned": [row for row in desk.rows if row.answer == Answer.RETURNED],
        "happened": happened[:HAPPENED_SHOWN],
        "happened_more": len(happened[HAPPENED_SHOWN:]),
        "ask": round_ask(desk.round, desk.rows) if desk.sees_all else None,
    }
    return TemplateResponse(request, "admin/round_overview.html", context)


@require_http_methods(["GET", "POST"])
def values(request: HttpRequest, pk: int) -> HttpResponse:
    """The indicators that a number of the overview counts, and the steps."""
    desk = round_desk(request, pk)
    asked_for = RoundFilter(request.GET, desk.rows)
    pages = Paginator(asked_for.rows, LINES_A_PAGE)
    page = pages.get_page(request.GET.get("page"))

    def read(refused: Collection[int]) -> list[Asked]:
        """The same indicators, whatever has become of their values."""
        shown = {row.indicator.pk for row in page}
        again = RoundDesk(request, desk.round)
        return [
            row
            for row in again.rows
            if row.indicator.pk in shown or row.is_among(refused)
        ]

    context = {**_about(desk), "filter": asked_for, "page": page}
    return step_list(
        request, "admin/round_values.html", context, read=read, reach=desk.rows
    )


def _about(desk: RoundDesk) -> dict:
    today = timezone.localdate()
    return {
        **admin.site.each_context(desk.request),
        "title": _("Round: %(round)s") % {"round": desk.round},
        "round": desk.round,
        "desk": desk,
        "state": desk.round.state(today),
        "days_left": desk.round.days_left(today),
    }
