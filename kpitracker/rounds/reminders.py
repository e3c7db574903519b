"""Reminders of a round: which department has what to submit, by mail or on paper."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from indicators.models import Round
from indicators.reports.round_lines import RoundLine, round_lines
from indicators.reports.rounds import OPEN, Asked, shares_of
from plans import audit
from plans.addresses import address_of
from plans.locks import lock
from plans.models import AuditAction, AuditEntry, Department, Membership, Role, User

logger = logging.getLogger(__name__)

FAILED = "failed: "  # how the detail of an entry begins when nothing was sent
# The server's refusals, no server, and addresses that no mail can be written to.
UNSENDABLE = (SMTPException, OSError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What one department has still to submit, and who enters there today.

    ``sent_at``: when it was reminded by mail today, if it was.
    """

    round: Round
    department: Department
    lines: tuple[RoundLine, ...]
    editors: tuple[User, ...]
    sent_at: datetime | None

    @property
    def addresses(self) -> list[str]:
        return list(dict.fromkeys(one.email for one in self.editors if one.email))

    @property
    def thing(self) -> str:
        return _thing(self.round, self.department)


def has_mail() -> bool:
    return bool(settings.EMAIL_HOST)


def reminders_of(
    round_: Round, rows: Iterable[Asked], *, now: datetime
) -> list[Reminder]:
    """Departments with something to submit. Six queries."""
    shares = [
        share
        for share in shares_of(row for row in rows if row.answer in OPEN)
        if share.department is not None
    ]
    lines = round_lines([row for share in shares for row in share.rows])
    by_department: dict[int, list[RoundLine]] = {}
    for line in lines:
        key = line.indicator.department_id
        by_department.setdefault(key, []).append(line)
    editors = _editors([share.department for share in shares], now)
    sent = _sent_today(round_, now)
    return [
        Reminder(
            round=round_,
            department=share.department,
            lines=tuple(by_department[share.department.pk]),
            editors=tuple(editors.get(share.department.pk, ())),
            sent_at=sent.get(_thing(round_, share.department)),
        )
        for share in shares
    ]


def send(
    request: HttpRequest, reminder: Reminder, *, connection: BaseEmailBackend
) -> bool:
    """Send one reminder; False if it was sent today already, by whomever.

    It is written down before it is sent, so that two people at once send it once;
    what the server refuses is raised and may be tried again.
    """
    if not _claim(request, reminder):
        return False
    try:
        _message(request, reminder, connection).send()
    except UNSENDABLE as fault:
        logger.warning("A reminder was not sent: %s", fault)
        _record(request, reminder, f"{FAILED}{type(fault).__name__}")
        raise
    return True


def _claim(request: HttpRequest, reminder: Reminder) -> bool:
    with transaction.atomic():
        lock(reminder.round.plan)
        if reminder.thing in _sent_today(reminder.round, timezone.now()):
            return False
        _record(request, reminder, ", ".join(reminder.addresses))
    return True


def _record(request: HttpRequest, reminder: Reminder, detail: str) -> None:
    plan = reminder.round.plan
    audit.record(
        AuditAction.REMINDER_SENT,
        user=request.user,
        organization=plan.organization,
        plan_code=plan.code,
        thing=reminder.thing,
        detail=detail,
        address=address_of(request),
    )


def _thing(round_: Round, department: Department) -> str:
    """The same in every language: it is looked for again."""
    return f"{round_.fiscal_year} {department.code} {department.name}"


def _sent_today(round_: Round, now: datetime) -> dict[str, datetime]:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0)
    entries = AuditEntry.objects.filter(
        action=AuditAction.REMINDER_SENT,
        plan_code=round_.plan.code,
        at__gte=midnight.replace(microsecond=0),
    )
    latest = {entry.thing: entry for entry in entries.order_by("pk")}
    return {
        thing: entry.at
        for thing, entry in latest.items()
        if not entry.detail.startswith(FAILED)
    }


def _editors(departments: list[Department], now: datetime) -> dict[int, list[User]]:
    """Active users who enter for these departments today, by the department's id."""
    memberships = Membership.objects.in_force(timezone.localdate(now)).filter(
        department__in=departments, role=Role.EDITOR, user__is_active=True
    )
    found: dict[int, list[User]] = {}
    for one in memberships.select_related("user").order_by("user__username"):
        found.setdefault(one.department_id, []).append(one.user)
    return found


def _message(
    request: HttpRequest, reminder: Reminder, connection: BaseEmailBackend
) -> EmailMessage:
    """In Japanese, whatever language the page was read in."""
    with translation.override("ja"):
        round_ = reminder.round
        days = round_.days_left(timezone.localdate())
        page = reverse("entry-round", args=[round_.plan.code, round_.fiscal_year])
        context = {
            "reminder": reminder,
            "days_left": days,
            "link": request.build_absolute_uri(page),
        }
        told = {"round": round_, "days": days}
        subject = (
            _("[Entry of values] %(round)s: %(days)d days left")
            if days
            else _("[Entry of values] %(round)s: the closing date has passed")
        ) % told
        body = render_to_string("kpitracker/reminder.txt", context, request)
    return EmailMessage(
        " ".join(subject.split()),
        body,
        to=reminder.addresses,
        connection=connection,
    )
