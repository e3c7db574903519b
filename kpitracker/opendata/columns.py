"""A column of open data, declared once for files, descriptor and dictionary."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from kpitracker.opendata import kinds
from kpitracker.opendata.kinds import Kind
from kpitracker.opendata.lists import ClosedList


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` heads it in CSV, ``title`` in workbooks; ``path`` leads to its value."""

    name: str
    path: str
    title: Promise
    description: Promise
    kind: Kind
    is_required: bool = False

    @property
    def explanation(self) -> str:
        """The description, and what each code of a closed list means."""
        codes = pgettext("between codes", ", ").join(
            f"{code} = {word}" for code, word in self.kind.words.items()
        )
        return f"{self.description} {codes}".strip()


def listed(
    name: str,
    path: str,
    title: Promise,
    description: Promise,
    words: ClosedList,
    *,
    is_required: bool = False,
) -> Iterator[Column]:
    """Two columns for one value of a closed list: its code, and its word."""
    yield Column(
        f"{name}_code",
        path,
        format_lazy(_("{title} (code)"), title=title),
        description,
        kinds.code_of(words),
        is_required,
    )
    yield Column(
        name,
        path,
        title,
        format_lazy(_("The word for {name}."), name=f"{name}_code"),
        kinds.word_of(words),
        is_required,
    )
