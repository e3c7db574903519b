"""The grid in which a department enters the values of a round, as a plain form."""

from collections import Counter

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from indicators.reports.rounds import Answer
from kpitracker.entry.desk import EntryDesk, desk_for
from kpitracker.entry.rows import COURSES, QUALITIES, REASONS, groups_of
from kpitracker.entry.sent import sent_in
from kpitracker.entry.steps import Pressed, answer_to, tell
from kpitracker.rounds.tasks import tasks_of
from plans.admin.refusals import REFUSALS, refusal_of
from plans.desks import anywhere
from plans.fiscal import year_label
from plans.rights import Action


@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """The open round, or a choice where there are several."""
    if not anywhere(request, Action.ENTER):
        raise PermissionDenied
    tasks = [task for task in tasks_of(request, on=localdate()) if task.enters]
    if len(tasks) == 1:
        here = tasks[0].round
        return redirect("entry-round", here.plan.code, here.fiscal_year)
    context = {"title": _("Enter values"), "tasks": tasks}
    return _page(request, "admin/entry_rounds.html", context)


@require_http_methods(["GET", "POST"])
def grid(request: HttpRequest, code: str, year: int) -> HttpResponse:
    desk = desk_for(request, code, year)
    if request.method == "GET":
        return _shown(desk, Pressed())
    sent = sent_in(request.POST)
    try:
        answer = answer_to(desk, sent, do=request.POST.get("do", ""))
    except REFUSALS as error:
        answer = Pressed(sent, failure=refusal_of(error).messages)
    tell(request, answer)
    if answer.is_complete:
        return redirect(request.get_full_path())
    return _shown(desk, answer, status=409)


def _shown(desk: EntryDesk, answer: Pressed, *, status: int = 200) -> HttpResponse:
    round_, on = desk.round, localdate(desk.at)
    title = _("Enter values: %(year)s") % {"year": year_label(round_.fiscal_year)}
    groups = groups_of(desk, answer)
    rows = [row for group in groups for row in group.rows]
    context = {
        "title": title,
        "desk": desk,
        "round": round_,
        "days_left": round_.days_left(on),
        "state": round_.state(on),
        "groups": groups,
        "returned": [row for row in rows if row.row.returned],
        "counts": _counts(rows),
        "qualities": QUALITIES,
        "reasons": REASONS,
        "courses": COURSES,
    }
    return _page(desk.request, "admin/entry_grid.html", context, status=status)


def _counts(rows) -> list[tuple[Answer, int]]:
    """How many rows stand where, in the order in which they come up."""
    counts = Counter(shown.row.answer for shown in rows)
    return [(answer, counts[answer]) for answer in Answer if counts[answer]]


def _page(
    request: HttpRequest, template: str, context: dict, *, status: int = 200
) -> HttpResponse:
    context = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, context, status=status)
