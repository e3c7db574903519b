"""What is wrong with a package: where, and in a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Fault:
    """One sentence and its place; ``row`` is the line in the file, the header is 1.

    A fault without a row that has a file lies in what the database holds, or in the
    file as a whole.
    """

    sentence: str | Promise
    file: str = ""
    row: int | None = None
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = {
            "file": self.file,
            "row": self.row,
            "columns": ", ".join(self.columns),
            "sentence": self.sentence,
        }
        if self.row is not None and self.columns:
            return _("%(file)s, row %(row)d, column %(columns)s: %(sentence)s") % parts
        if self.row is not None:
            return _("%(file)s, row %(row)d: %(sentence)s") % parts
        if self.file:
            return _("%(file)s: %(sentence)s") % parts
        return str(self.sentence)


class Refused(Exception):
    """Nothing was written; every fault that was found."""

    def __init__(self, faults: Iterable[Fault | str | Promise]) -> None:
        self.faults = [
            fault if isinstance(fault, Fault) else Fault(fault) for fault in faults
        ]
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))
