"""Tries to log in that failed, counted until they are forgotten."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoginTries(models.Model):
    """How often this name failed from this address, one time after the other."""

    username = models.CharField(_("user name as typed"), max_length=150)
    address = models.CharField(_("network address"), max_length=45, blank=True)
    count = models.PositiveIntegerField(_("tries"), default=0)
    last_at = models.DateTimeField(_("last try"))

    class Meta:
        verbose_name = _("failed logins")
        verbose_name_plural = _("failed logins")
        constraints = [
            models.UniqueConstraint(
                fields=["username", "address"],
                name="tries_are_counted_once",
                violation_error_message=_("These tries are counted already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.username} ({self.address})"
