"""Pages on which an organization could lose its last system administrator."""

from collections.abc import Collection
from contextlib import contextmanager

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from plans import administrators


class KeepsAdministrators(admin.ModelAdmin):
    """Whatever is changed or deleted here, somebody still administers afterwards."""

    def organizations_of(self, obj) -> Collection[int]:
        """In which the row, as it is stored, may make somebody an administrator."""
        raise NotImplementedError

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with self._kept(request, object_id):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            with self._kept(request, object_id):
                return super().delete_view(request, object_id, extra_context)
        except ValidationError as refused:
            self.message_user(request, " ".join(refused.messages), messages.ERROR)
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(name, args=[object_id]))

    @contextmanager
    def _kept(self, request, object_id):
        row = object_id and self.get_object(request, unquote(object_id))
        if request.method != "POST" or not row:
            yield
            return
        organizations = self.organizations_of(row)
        with transaction.atomic(), administrators.kept(organizations, on=localdate()):
            yield
