"""The audit log: who did what of weight, when and from where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.fields import one_of
from plans.models.organization import Organization
from plans.models.people import User


class AuditAction(models.TextChoices):
    """What is worth an entry, besides the history that every row keeps."""

    LOGIN = "login", _("logged in")
    LOGIN_FAILED = "login_failed", _("login failed")
    LOCKED_OUT = "locked_out", _("locked out")
    LOGOUT = "logout", _("logged out")
    PASSWORD_CHANGED = "password_changed", _("password changed")
    IMPORT_APPLIED = "import_applied", _("import applied")
    IMPORT_UNDONE = "import_undone", _("import undone")
    EXPORT = "export", _("export")
    ROUND_OPENED = "round_opened", _("round opened")
    ROUND_CHANGED = "round_changed", _("round changed")
    PUBLICATION = "publication", _("publication")
    CORRECTION = "correction", _("correction")
    USERS_TRANSFERRED = "users_transferred", _("users transferred")
    INDICATORS_MOVED = "indicators_moved", _("indicators moved")
    REMINDER_SENT = "reminder_sent", _("reminder sent")


class AuditEntry(models.Model):
    """One line of the log. The database refuses to change or remove it."""

    at = models.DateTimeField(_("at"))
    action = models.CharField(_("action"), max_length=20, choices=AuditAction)
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="audit_entries",
        verbose_name=_("user"),
    )
    username = models.CharField(_("user name as typed"), max_length=150, blank=True)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="audit_entries",
        verbose_name=_("organization"),
    )
    plan_code = models.CharField(_("plan code"), max_length=64, blank=True)
    thing = models.TextField(_("thing"), blank=True)
    detail = models.TextField(_("detail"), blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_in_order"),
            models.Index(fields=["organization", "-at"], name="audit_of_town"),
            models.Index(fields=["user", "-at"], name="audit_of_user"),
            models.Index(fields=["username", "-at"], name="audit_of_username"),
        ]
        constraints = [
            one_of("audit_action_is_known", field="action", choices=AuditAction.values),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.thing}".rstrip()
