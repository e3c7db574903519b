"""Fields that are only shown: numbers as they are written, not with four decimals."""

from decimal import Decimal
from functools import cache

from django.db import models

from plans.printing import plain, with_triangle


@cache
def plainly(model: type[models.Model], name: str):
    """A read-only column for a number; the same object each time it is asked for."""

    def shown(row: models.Model) -> str:
        value = getattr(row, name)
        return "" if value is None else with_triangle(Decimal(plain(value)))

    shown.__name__ = name
    shown.short_description = model._meta.get_field(name).verbose_name
    return shown


def read_only(fieldsets, model: type[models.Model]) -> list:
    """The fieldsets with each number printed plainly."""
    numbers = {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.DecimalField)
    }

    def one(field):
        if isinstance(field, (list, tuple)):
            return tuple(one(part) for part in field)
        return plainly(model, field) if field in numbers else field

    return [
        (heading, {**options, "fields": [one(it) for it in options["fields"]]})
        for heading, options in fieldsets
    ]
