"""What the histories of rows tell: each save beside the one before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.printing import plain
from plans.signatures import sentence_of

UNTOLD = {"id", "version"}


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One save of one row. ``kind``: ``+`` made, ``~`` changed, ``-`` deleted."""

    record: models.Model
    when: datetime
    who: str
    kind: str
    what: str
    row: str
    reason: str
    changes: list[Change]

    @property
    def order(self) -> tuple[datetime, int]:
        """By time; what was written in one moment in the order of writing."""
        return self.when, self.record.pk


def entries_of(
    records: models.QuerySet, *, untold=frozenset(), hidden=frozenset()
) -> Iterator[Entry]:
    """Each record beside the one before it of the same row.

    ``hidden``: ids of records that something else tells of; they are compared with.
    """
    untold = UNTOLD | untold
    records = list(records.select_related("history_user").order_by("history_id"))
    others = _others(records)
    names = {key: str(row) for key, row in others.items()}
    latest = {record.id: record for record in records}
    rows = {key: _row_name(record, others) for key, record in latest.items()}
    before: dict = {}
    for record in records:
        fields = [it for it in record.tracked_fields if it.attname not in untold]
        if record.history_id not in hidden:
            yield Entry(
                record=record,
                when=record.history_date,
                who=str(record.history_user or _("System (command)")),
                kind=record.history_type,
                what=capfirst(str(record.instance_type._meta.verbose_name)),
                row=rows[record.id],
                reason=sentence_of(record.history_change_reason or ""),
                changes=list(_changes(before.get(record.id), record, fields, names)),
            )
        before[record.id] = record


def _row_name(record, others: dict) -> str:
    # Not record.instance: it asks every model for the fields that Plan leaves out.
    row = record.instance_type(
        **{it.attname: getattr(record, it.attname) for it in record.tracked_fields}
    )
    for field in record.tracked_fields:
        key = field.remote_field and (
            field.remote_field.model,
            getattr(row, field.attname),
        )
        if key in others:
            setattr(row, field.name, others[key])  # so that nobody asks once a row
    try:
        return str(row)
    except models.ObjectDoesNotExist:
        return f"#{row.pk}"


def _changes(before, record, fields: Iterable[models.Field], names) -> Iterator[Change]:
    pair = (record, None) if record.history_type == "-" else (before, record)
    for field in fields:
        old, new = (
            _shown(field, it and getattr(it, field.attname), names) for it in pair
        )
        is_untouched_box = before is None and getattr(record, field.attname) is False
        if old != new and not is_untouched_box:
            yield Change(label=capfirst(str(field.verbose_name)), old=old, new=new)


def _shown(field: models.Field, value, names: dict) -> str:
    if value is None or value == "":
        return ""
    if field.remote_field:
        return names.get((field.remote_field.model, value)) or f"#{value}"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DecimalField):
        return plain(value)
    if isinstance(field, models.IntegerField):
        return str(value)
    return str(localize(value))


def _others(records: list) -> dict:
    """The rows that foreign keys in the records point to, those that still are."""
    wanted: dict = {}
    for record in records:
        for field in record.tracked_fields:
            value = field.remote_field and getattr(record, field.attname)
            if value:
                wanted.setdefault(field.remote_field.model, set()).add(value)
    return {
        (model, key): row
        for model, keys in wanted.items()
        for key, row in model._base_manager.in_bulk(keys).items()
    }
