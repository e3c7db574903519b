"""What a sheet consists of: the contract between staff's spreadsheets and our rows."""

from typing import ClassVar

from django.utils.functional import Promise
from import_export.fields import Field
from import_export.resources import ModelResource

from plans.imports.widgets import CellWidget
from plans.sheets.columns import OutColumn


class Column(Field):
    """A column: its Japanese heading, and how its cells are read and written.

    Its name in the resource is the ASCII heading that is accepted as well. ``is_key``:
    it tells which row is meant. ``is_context``: shown beside what is filled in, never
    read into the database.
    """

    def __init__(
        self,
        heading: str,
        widget: CellWidget,
        *,
        attribute: str | None = None,
        is_key: bool = False,
        is_context: bool = False,
        width: int = 12,
        note: str = "",
    ) -> None:
        super().__init__(
            attribute=attribute,
            column_name=heading,
            widget=widget,
            readonly=is_context,
        )
        self.is_key, self.is_context = is_key, is_context
        self.width, self.note = width, note

    @property
    def heading(self) -> str:
        return self.column_name

    @property
    def out(self) -> OutColumn:
        """How the column looks in a file that we write."""
        words = getattr(self.widget, "words", {})
        return OutColumn(
            heading=self.heading,
            kind=self.widget.kind,
            width=self.width,
            choices=tuple(words.values()),
            note=self.note,
            is_locked_context=self.is_context,
        )


class NotThisWay(Exception):
    """django-import-export's own import was called; imports go through a job."""


class SheetResource(ModelResource):
    """The columns of one kind of sheet, by natural codes, without database ids.

    The library's own import is closed: it neither asks who may change a row nor ties
    what is written to what was shown.
    """

    kind: ClassVar[str]
    title: ClassVar[Promise]

    def import_data(self, *arguments, **options):
        raise NotThisWay(self.kind)

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """Columns by their ASCII names, in the order of the sheet."""
        return {name: cls.fields[name] for name in cls._meta.fields}

    @classmethod
    def keys(cls) -> list[str]:
        """Names of the columns that tell which row is meant."""
        return [name for name, column in cls.columns().items() if column.is_key]
