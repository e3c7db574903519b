"""The way from a list of the admin to the sheets of its rows."""


class SheetMixin:
    """For a ModelAdmin whose rows go in and out as sheets of ``sheet_kind``.

    There is one way in and out, for all kinds: the page of sheets, with its jobs. The
    mixins of django-import-export are not used: theirs asks nobody for a permission
    and writes something else than it showed.
    """

    change_list_template = "admin/sheet_change_list.html"
    sheet_kind = ""

    def changelist_view(self, request, extra_context=None):
        kind = {"sheet_kind": self.sheet_kind}
        return super().changelist_view(request, {**kind, **(extra_context or {})})
