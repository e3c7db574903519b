"""What turns the records of a sheet into staged rows, and staged rows into writes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Protocol

from django.utils.functional import Promise

from plans.imports.staging import Chunk, Entry
from plans.models import Blanks, ImportJob, User
from plans.rights import Action, can
from plans.sheets.files import SheetFile


@dataclass(frozen=True, slots=True)
class Reach:
    """On whose behalf rows are changed; nobody means a command of the server."""

    user: User | None
    on: date
    address: str | None = None

    def may(self, action: Action, scope) -> bool:
        """Whether this may be done to what the scope, or the row, says it is."""
        return self.user is None or can(self.user, action, scope, on=self.on)


@dataclass(slots=True)
class Told:
    """What an importer says of the sheet as a whole; kept in the job's facts.

    ``columns``: headings by the names under which entries speak of them.
    ``notes``: sentences to read; ``last``: the last row, to see whether all came;
    ``rows``: how many were read; ``attachments``: files that confirming needs,
    kept beside the facts.
    """

    columns: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    last: str = ""
    rows: int = 0
    more: dict = field(default_factory=dict)
    attachments: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry for people: which row it is, and each cell that changes.

    ``cells``: heading, the value now, the value to be.
    """

    line: int
    kind: str
    label: str
    cells: list[tuple[str, str, str]]
    warnings: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Writing:
    """What confirming or undoing writes with: who, when, and why.

    ``correction``: why published values change, for their history.
    """

    job: ImportJob
    reach: Reach
    moment: datetime
    reason: str
    correction: str = ""


class Stale(Exception):
    """Something the job touches has changed since; nothing is written.

    ``sentences`` say what, and who did it.
    """

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        super().__init__(sentences)


class Importer(Protocol):
    """One kind of sheet. Calls come from ``plans.imports.jobs`` alone.

    ``stage`` reads only and opens no transaction; ``apply`` and ``undo`` run inside one
    and raise ``Stale`` where rows are not as the staged entries say.
    """

    kind: ClassVar[str]
    title: ClassVar[Promise]
    # On a page of the preview: as many as its cells leave small.
    rows_a_page: ClassVar[int]

    def stage(
        self, sheet: SheetFile, *, reach: Reach, blanks: Blanks, told: Told
    ) -> Iterator[Chunk]:
        """Entries and problems, block by block, in the order of the file."""

    def apply(self, writing: Writing) -> None:
        """Write every entry; may save the chunks anew with what undo needs.

        Where undoing is out of the question, the job's fact ``final`` says why.
        """

    def undo(self, writing: Writing) -> None:
        """Bring back what was there before, as new versions with their history."""

    def shown(self, entries: list[Entry], *, job: ImportJob) -> list[Shown]:
        """The entries for people, in a fixed number of queries."""
