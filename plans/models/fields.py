"""Kinds of field that several models share."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.fiscal import FIRST_YEAR, LAST_YEAR

CODE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z"


def CodeField(*arguments, **options) -> models.CharField:
    """A stable ASCII code: letters, digits, ``-``, ``.``, ``_``."""
    return models.CharField(*arguments, **{"max_length": 64, **options})


def NumberField(*arguments, **options) -> models.DecimalField:
    """A number of at most 15 digits, 4 of them decimals: SQLite keeps no more."""
    return models.DecimalField(
        *arguments,
        **{
            "max_digits": 15,
            "decimal_places": 4,
            "null": True,
            "blank": True,
            **options,
        },
    )


def code_is_stable(
    name: str, *, field: str = "code", optional: bool = False
) -> models.CheckConstraint:
    """The promise of a ``CodeField``, under the constraint's own name."""
    stable = Q(**{f"{field}__regex": CODE_PATTERN})
    return models.CheckConstraint(
        name=name,
        condition=Q(**{field: ""}) | stable if optional else stable,
        violation_error_message=_(
            "A code begins with a letter or digit and consists of the letters A–Z, "
            "digits, “-”, “.” and “_”."
        ),
    )


def year_is_plausible(name: str, *, field: str) -> models.CheckConstraint:
    """A Gregorian year since the Meiji era, or none."""
    within = Q(**{f"{field}__range": (FIRST_YEAR, LAST_YEAR)})
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__isnull": True}) | within,
        violation_error_message=_("A year lies between 1868 and 2200."),
    )


def one_of(name: str, *, field: str, choices) -> models.CheckConstraint:
    """The field holds one of the listed values, also in the database."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": list(choices)}),
        violation_error_message=_("Choose one of the listed values."),
    )


def as_in(model: type[models.Model], name: str) -> models.Field:
    """A field like that of another model, for a row that keeps what it held."""
    return model._meta.get_field(name).clone()
