"""Rows written in bulk, each with its version raised and one row of history."""

from collections.abc import Callable, Collection, Sequence
from itertools import count

from django.db import router
from django.db.models import CharField, Model
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from plans.models import User


def create(
    model: type[Model],
    rows: Sequence[Model],
    *,
    reason: str,
    user: User | None = None,
    link: Callable[[], Collection[str]] | None = None,
) -> None:
    """Insert rows. ``link`` sets references among them and names the fields it set.

    The history is written last: a new row then has one entry, and a complete one.
    """
    if not rows:
        return
    model.objects.bulk_create(rows)
    linked = link() if link else ()
    if linked:
        model.objects.bulk_update(rows, linked)
    model.history.bulk_history_create(
        rows, default_user=user, default_change_reason=reason
    )


def update(
    model: type[Model],
    rows: Sequence[Model],
    fields: Collection[str],
    *,
    reason: str,
    user: User | None = None,
) -> None:
    """Update the named fields of rows that were read in this transaction."""
    if not rows:
        return
    for row in rows:
        row.version += 1
    bulk_update_with_history(
        rows,
        model,
        sorted({*fields, "version"}),
        default_user=user,
        default_change_reason=reason,
    )


def delete(
    model: type[Model],
    rows: Sequence[Model],
    *,
    reason: str,
    user: User | None = None,
) -> None:
    """Delete rows to which nothing refers."""
    if not rows:
        return
    entry = model.history.model
    now = timezone.now()
    entry.objects.bulk_create(
        entry(
            history_date=now,
            history_type="-",
            history_user=user,
            history_change_reason=getattr(row, "_change_reason", reason),
            **{
                field.attname: getattr(row, field.attname)
                for field in entry.tracked_fields
            },
        )
        for row in rows
    )
    found = model.objects.filter(pk__in=[row.pk for row in rows])
    # Not delete(): it would look for dependants and write history row by row.
    found._raw_delete(router.db_for_write(model))


def make_way(model: type[Model], rows: Sequence[Model], field: str) -> None:
    """Free the rows' values of a unique field until they are updated or deleted."""
    is_text = isinstance(model._meta.get_field(field), CharField)
    taken = set(model.objects.values_list(field, flat=True))
    spare = (f"~{number}" if is_text else number for number in count())
    free = (value for value in spare if value not in taken)
    kept = [getattr(row, field) for row in rows]
    for row in rows:
        setattr(row, field, next(free))
    model.objects.bulk_update(rows, [field])
    for row, value in zip(rows, kept, strict=True):
        setattr(row, field, value)
