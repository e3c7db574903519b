"""The history of a row and of the rows under it: who, when, what, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.template.response import TemplateResponse
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.printing import plain
from plans.signatures import sentence_of

ENTRIES_A_PAGE = 50
UNTOLD = {"id", "version"}


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One save of one row. ``kind``: ``+`` made, ``~`` changed, ``-`` deleted."""

    when: datetime
    who: str
    kind: str
    what: str
    row: str
    reason: str
    changes: list[Change]


class HistoryPage:
    """For a ModelAdmin: its history page, read-only, for whom may see all of it."""

    object_history_template = "admin/row_history.html"

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.may_see_history(request, row):
            raise PermissionDenied
        entries = self.history_of(request, row)
        page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(row)s") % {"row": row},
            "opts": self.opts,
            "row": row,
            "page": page,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def may_see_history(self, request, row) -> bool:
        return self.has_view_permission(request, row)

    def history_of(self, request, row) -> list[Entry]:
        """Entries of the row and of its inlines' rows, deleted ones too."""
        entries = list(entries_of(row.history.all()))
        for inline in self.get_inline_instances(request, row):
            if inline.may_see_history(request, row):
                key = parent_key(inline.model, self.model)
                records = inline.model.history.filter(**{key: row.pk})
                entries += entries_of(records, untold={key})
        return sorted(entries, key=lambda entry: entry.when, reverse=True)


def parent_key(model: type[models.Model], parent: type[models.Model]) -> str:
    return next(
        field.attname
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.model is parent
    )


def entries_of(records: models.QuerySet, *, untold=frozenset()) -> Iterator[Entry]:
    """Each record beside the one before it of the same row."""
    untold = UNTOLD | untold
    records = list(records.select_related("history_user").order_by("history_id"))
    names = _names_of_others(records)
    latest = {record.id: record for record in records}
    rows = {key: _row_name(record) for key, record in latest.items()}
    before: dict = {}
    for record in records:
        fields = [it for it in record.tracked_fields if it.attname not in untold]
        yield Entry(
            when=record.history_date,
            who=str(record.history_user or _("System (command)")),
            kind=record.history_type,
            what=capfirst(str(record.instance_type._meta.verbose_name)),
            row=rows[record.id],
            reason=sentence_of(record.history_change_reason or ""),
            changes=list(_changes(before.get(record.id), record, fields, names)),
        )
        before[record.id] = record


def _row_name(record) -> str:
    # Not record.instance: it asks every model for the fields that Plan leaves out.
    row = record.instance_type(
        **{it.attname: getattr(record, it.attname) for it in record.tracked_fields}
    )
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


def _names_of_others(records: list) -> dict:
    """The names of the rows that foreign keys in the records point to."""
    wanted: dict = {}
    for record in records:
        for field in record.tracked_fields:
            value = field.remote_field and getattr(record, field.attname)
            if value:
                wanted.setdefault(field.remote_field.model, set()).add(value)
    return {
        (model, key): str(row)
        for model, keys in wanted.items()
        for key, row in model._base_manager.in_bulk(keys).items()
    }
