"""Municipalities and other bodies, and their departments."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Cast, Mod, Substr
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from plans.models.fields import CodeField, code_is_stable
from plans.organization_code import WEIGHTS
from plans.versions import Versioned

SIX_DIGITS = r"^[0-9]{6}$"


def _digit(position: int) -> Cast:
    return Cast(Substr("code", position, 1), IntegerField())


def _check_digit_holds() -> Case:
    weighted = _digit(1) * WEIGHTS[0]
    for position, weight in enumerate(WEIGHTS[1:], start=2):
        weighted = weighted + _digit(position) * weight
    expected = Mod(Value(11) - Mod(weighted, Value(11)), Value(10))
    # CASE, because a database may evaluate the arms of OR in any order and the
    # casts fail on anything but digits.
    return Case(
        When(code__regex=SIX_DIGITS, then=Exact(expected, _digit(6))),
        default=Value(True),  # noqa: FBT003 - an SQL literal
        output_field=BooleanField(),
    )


class Organization(Versioned):
    """Whoever owns a plan or takes part in it; a municipality has a 6-digit code."""

    plan_path = None

    code = models.CharField(
        _("organization code"),
        max_length=6,
        blank=True,
        help_text=_("全国地方公共団体コード: 6 digits, the last a check digit."),
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    submitter_may_approve = models.BooleanField(
        _("who submitted may approve"),
        default=False,
        help_text=_("Left out: a second person approves each value."),
    )

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["code", "name"]
        constraints = [
            models.CheckConstraint(
                name="organization_code_is_six_digits",
                condition=Q(code="") | Q(code__regex=SIX_DIGITS),
                violation_error_message=_("An organization code has 6 digits."),
            ),
            models.CheckConstraint(
                name="organization_check_digit_holds",
                condition=Q(_check_digit_holds()),
                violation_error_message=_(
                    "The last digit is not the check digit of this code."
                ),
            ),
            models.CheckConstraint(
                name="organization_is_named_somehow",
                condition=~Q(code="") | ~Q(name=""),
                violation_error_message=_("Give the organization a code or a name."),
            ),
            models.UniqueConstraint(
                "code",
                name="organization_code_is_unique",
                condition=~Q(code=""),
                violation_error_message=_("This organization code exists already."),
            ),
            models.UniqueConstraint(
                "name",
                name="organization_name_is_unique_without_code",
                condition=Q(code=""),
                violation_error_message=_(
                    "An organization of this name and without a code exists already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class DepartmentQuerySet(models.QuerySet):
    def not_ended(self, on: date) -> "DepartmentQuerySet":
        """Departments that still are there on the day, or will be."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))


class Department(Versioned):
    """Who enters and answers for an indicator, as long as the office exists."""

    plan_path = None

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="departments",
        verbose_name=_("organization"),
    )
    code = CodeField(_("code"))
    name = models.CharField(_("name"), max_length=200)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    needs_approval = models.BooleanField(
        _("values are approved by the head"),
        default=True,
        help_text=_("Left out: the planning section confirms what is submitted."),
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["organization", "position", "pk"]
        constraints = [
            code_is_stable("department_code_is_stable"),
            models.UniqueConstraint(
                fields=["organization", "code"],
                name="department_code_is_unique",
                violation_error_message=_(
                    "This organization has a department of this code already."
                ),
            ),
            models.CheckConstraint(
                name="department_ends_after_it_starts",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("A department cannot end before it starts."),
            ),
            models.CheckConstraint(
                name="department_does_not_succeed_itself",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                violation_error_message=_("A department cannot succeed itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def has_ended(self, on: date) -> bool:
        """Whether its last day has passed."""
        return self.valid_to is not None and self.valid_to < on

    def clean(self) -> None:
        """Refuse successors elsewhere, and successors that lead back here."""
        super().clean()
        if self.successor and self.successor.organization_id != self.organization_id:
            raise ValidationError(
                {"successor": _("This department belongs to another organization.")}
            )
        seen, later = {self.pk}, self.successor
        while later is not None and later.pk not in seen:
            seen.add(later.pk)
            later = later.successor
        if later is not None:
            raise ValidationError({"successor": _("The successors lead in a circle.")})
