"""What somebody is told after logging in: when and where it was the time before."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.models import AuditAction, AuditEntry, User


def last_login(user: User) -> list[str]:
    """One or two sentences; asked before the present login is recorded."""
    entries = AuditEntry.objects.filter(user=user)
    before = entries.filter(action=AuditAction.LOGIN).first()
    failed = entries.filter(action=AuditAction.LOGIN_FAILED)
    if before is None:
        sentences = [_("This is your first login.")]
    else:
        sentences = [_time_before(before)]
        failed = failed.filter(at__gt=before.at)
    if count := failed.count():
        sentences.append(
            ngettext(
                "Since then %(count)d login failed.",
                "Since then %(count)d logins failed.",
                count,
            )
            % {"count": count}
        )
    return sentences


def _time_before(entry: AuditEntry) -> str:
    moment = date_format(timezone.localtime(entry.at), "DATETIME_FORMAT")
    told = {"moment": moment, "address": entry.address or _("an unknown address")}
    return _("Your last login was on %(moment)s from %(address)s.") % told
