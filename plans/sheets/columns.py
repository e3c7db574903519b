"""What a sheet that goes out consists of: columns with a kind, rows of plain cells."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Cell = str | Decimal | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutColumn:
    """One column; all but ``heading`` and ``kind`` matters to a workbook only.

    ``width`` counts half-width characters, a full-width one is two. ``choices`` is
    offered as a list, ``note`` hangs at the heading. ``is_locked_context`` is what
    stands beside the cells to fill in, to be read and not to be changed.
    """

    heading: str
    kind: Literal["text", "code", "number", "year", "choice"] = "text"
    width: int = 12
    choices: tuple[str, ...] = ()
    note: str = ""
    is_locked_context: bool = False
