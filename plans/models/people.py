"""Who uses the product, and in which office since when."""

from datetime import date

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plans.models.fields import one_of
from plans.models.organization import Department
from plans.versions import Versioned

# What logging in and passwords change: no version, no history.
LOGIN_FIELDS = ["password", "last_login", "must_change_password"]


class User(AbstractUser, Versioned):
    """An account. Its rights come from memberships; it is deactivated, not deleted."""

    plan_path = None

    first_name = None
    last_name = None
    name = models.CharField(pgettext_lazy("person", "name"), max_length=150, blank=True)
    must_change_password = models.BooleanField(
        _("must change the password"),
        default=False,
        help_text=_("Somebody else knows the password, so it is changed first."),
    )

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.username

    def save(self, **options) -> None:
        """What only concerns the login neither conflicts nor is told in the history."""
        only = options.get("update_fields")
        if only is not None and set(only) <= set(LOGIN_FIELDS):
            self.save_login_fields(only)
        else:
            super().save(**options)

    def save_login_fields(self, names=LOGIN_FIELDS) -> None:
        User._base_manager.filter(pk=self.pk).update(
            **{name: getattr(self, name) for name in names}
        )

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Role(models.TextChoices):
    """What a member of an office does."""

    VIEWER = "viewer", _("council viewer")
    EDITOR = "editor", _("department editor")
    HEAD = "head", _("department head")
    PLANNING = "planning", _("planning section")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("system administrator")


class MembershipQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "MembershipQuerySet":
        """Memberships that hold on the day, both ends included."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        )


class Membership(Versioned):
    """A person in a department, in one role, from one day to another (人事異動)."""

    plan_path = None

    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("user"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("department"),
    )
    role = models.CharField(
        pgettext_lazy("member", "role"), max_length=20, choices=Role
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["user", "department", "pk"]
        constraints = [
            one_of("membership_role_is_known", field="role", choices=Role.values),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("A membership cannot end before it starts."),
            ),
            models.UniqueConstraint(
                fields=["user", "department", "role", "valid_from"],
                name="membership_is_said_once",
                violation_error_message=_("This membership exists already."),
            ),
            models.UniqueConstraint(
                fields=["user", "department", "role"],
                name="membership_without_start_is_said_once",
                condition=Q(valid_from__isnull=True),
                violation_error_message=_("This membership exists already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.department} – {self.get_role_display()}"
