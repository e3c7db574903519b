"""Reminders of a round: a page to print, and mail where a server is named."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.mail import get_connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kpitracker.rounds.desk import RoundDesk, round_desk
from kpitracker.rounds.reminders import (
    UNSENDABLE,
    Reminder,
    has_mail,
    reminders_of,
    send,
)

ALL = "all"


@require_http_methods(["GET", "POST"])
def reminders(request: HttpRequest, pk: int) -> HttpResponse:
    desk = round_desk(request, pk)
    found = reminders_of(desk.round, desk.rows, now=timezone.now())
    if request.method == "POST":
        return _sent(request, desk, found)
    today = localdate()
    context = {
        **admin.site.each_context(request),
        "title": _("Reminders: %(round)s") % {"round": desk.round},
        "round": desk.round,
        "state": desk.round.state(today),
        "days_left": desk.round.days_left(today),
        "today": today,
        "reminders": found,
        "may_send": desk.may_confirm and has_mail(),
        "has_mail": has_mail(),
    }
    return TemplateResponse(request, "admin/round_reminders.html", context)


def _sent(request: HttpRequest, desk: RoundDesk, found: list[Reminder]) -> HttpResponse:
    if not desk.may_confirm:
        raise PermissionDenied
    wanted = request.POST.get("department", "")
    chosen = [it for it in found if wanted in (ALL, str(it.department.pk))]
    if not has_mail():
        messages.error(request, _("No mail server is set up. Print the page instead."))
    else:
        _send_all(request, [it for it in chosen if it.addresses])
        for it in chosen:
            if not it.addresses:
                told = _("%(department)s: nobody who enters there has an address.")
                messages.warning(request, told % {"department": it.department})
    return redirect("round-reminders", pk=desk.round.pk)


def _send_all(request: HttpRequest, chosen: list[Reminder]) -> None:
    """One connection for all; the first refusal of the server itself ends it."""
    done: list[Reminder] = []
    try:
        with get_connection() as connection:
            done += (it for it in chosen if _was_sent(request, it, connection))
    except UNSENDABLE:
        messages.error(request, _("The mail server does not answer."))
    if done:
        sentence = ngettext(
            "Reminded by mail: %(count)d department.",
            "Reminded by mail: %(count)d departments.",
            len(done),
        )
        messages.success(request, sentence % {"count": len(done)})


def _was_sent(request: HttpRequest, reminder: Reminder, connection) -> bool:
    told = {"department": reminder.department}
    try:
        if send(request, reminder, connection=connection):
            return True
        messages.warning(
            request, _("%(department)s was reminded today already.") % told
        )
    except UNSENDABLE:
        messages.error(
            request, _("%(department)s: the mail server refused the mail.") % told
        )
    return False
