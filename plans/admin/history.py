"""The history of a row and of the rows under it: who, when, what, and why."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from plans.histories import Entry, entries_of

ENTRIES_A_PAGE = 50


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
        return sorted(entries, key=lambda entry: entry.order, reverse=True)


def parent_key(model: type[models.Model], parent: type[models.Model]) -> str:
    return next(
        field.attname
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.model is parent
    )
