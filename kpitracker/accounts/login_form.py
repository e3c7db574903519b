"""Name and password, tried as often as the lockout allows."""

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from plans import audit, lockout
from plans.addresses import address_of
from plans.models import AuditAction, User

LOCKED = _(
    "Too many failed logins in a row. Try again after %(time)s, or ask an "
    "administrator for a new password."
)


class LoginForm(AuthenticationForm):
    """``locked`` is the moment from which it may be tried again, if not yet."""

    locked = None

    def clean(self) -> dict:
        name = self.cleaned_data.get("username")
        if name is None or not self.cleaned_data.get("password"):
            return self.cleaned_data
        now, address = timezone.now(), address_of(self.request)
        if wait := lockout.begin(name, address, at=now):
            self._refuse(until=now + wait)
        try:
            cleaned = super().clean()
        except ValidationError:
            self._record(AuditAction.LOGIN_FAILED, name)
            if lockout.is_last(name, address):
                self._record(AuditAction.LOCKED_OUT, name)
            raise
        lockout.forget(name, address)
        return cleaned

    def _refuse(self, *, until) -> None:
        """Not recorded: the log would grow with each try, and says so already."""
        self.locked = until
        clock = time_format(timezone.localtime(until), "H:i")
        raise ValidationError(LOCKED % {"time": clock}, code="locked")

    def _record(self, action: AuditAction, name: str) -> None:
        audit.record(
            action,
            user=User.objects.filter(username=name).first(),
            username=name,
            address=address_of(self.request),
        )
