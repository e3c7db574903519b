"""Edits of many rows that may meet edits of others: compared, never overwritten."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from django.utils.translation import gettext as _

from plans.models.among import Among
from plans.versions import Versioned

Texts = Mapping[str, str]
ABSENT = 0  # the version of a row that is not there


@dataclass(frozen=True, slots=True)
class Typed:
    """What came back for one row, and the version that had been looked at."""

    key: int
    version: int
    texts: Texts


@dataclass(frozen=True, slots=True)
class Met:
    """What somebody else saved meanwhile: the version now, their texts, who, when."""

    version: int
    texts: Texts
    who: str
    when: datetime | None


@dataclass(slots=True)
class Outcome:
    """What came of each row, by its key.

    ``versions`` and ``texts``: what is stored now of rows that need nothing more;
    ``written`` are those of them that were saved for it. Of all others nothing was
    written: they ``met`` another edit, or were ``refused`` with sentences by the name
    of the text (``""`` for the row as a whole).
    """

    versions: dict[int, int] = field(default_factory=dict)
    texts: dict[int, Texts] = field(default_factory=dict)
    written: set[int] = field(default_factory=set)
    met: dict[int, Met] = field(default_factory=dict)
    refused: dict[int, dict[str, list[str]]] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        return not self.met and not self.refused

    def refuse(self, key: int, sentence, *, name: str = "") -> None:
        self.refused.setdefault(key, {}).setdefault(name, []).append(str(sentence))


class Edit(Enum):
    """What an entry that came back means for the stored row."""

    NONE = auto()  # it says what is stored, or what was shown
    CHANGE = auto()
    MEETING = auto()


class Meetings:
    """Stored rows beside what was typed for them, by key. One query.

    ``texts_of`` says of a row, stored or of the history, what a form shows of it. What
    had been opened tells an edit from a text that came back as it was shown.
    """

    def __init__(
        self,
        model: type[Versioned],
        stored: Mapping[int, Versioned],
        typed: Iterable[Typed],
        *,
        blank: Texts,
        texts_of: Callable[[int, Versioned], Texts],
    ) -> None:
        self.stored, self.blank, self.texts_of = stored, blank, texts_of
        stale = {
            row.pk
            for one in typed
            if (row := stored.get(one.key)) and row.version != one.version
        }
        self._past: dict[tuple[int, int], Versioned] = {}
        self._last: dict[int, Versioned] = {}
        rows = model.history.filter(Among("id", stale)).select_related("history_user")
        for row in rows.order_by("history_id"):
            self._past[row.id, row.version] = self._last[row.id] = row

    def shown(self, key: int) -> Texts:
        """The texts of the row as it is stored now."""
        row = self.stored.get(key)
        return self.blank if row is None else self.texts_of(key, row)

    def version(self, key: int) -> int:
        row = self.stored.get(key)
        return ABSENT if row is None else row.version

    def edit(self, typed: Typed) -> Edit:
        if typed.texts == self.shown(typed.key):
            return Edit.NONE
        if typed.version == self.version(typed.key):
            return Edit.CHANGE
        return Edit.NONE if typed.texts == self._opened(typed) else Edit.MEETING

    def met(self, key: int) -> Met:
        row = self.stored.get(key)
        last = row and self._last.get(row.pk)
        who = (last and last.history_user) or _("Somebody")
        when = last and last.history_date
        return Met(self.version(key), self.shown(key), str(who), when)

    def _opened(self, typed: Typed) -> Texts | None:
        if typed.version == ABSENT:
            return self.blank
        row = self.stored.get(typed.key)
        past = row and self._past.get((row.pk, typed.version))
        return past and self.texts_of(typed.key, past)
