"""Where something stands in a plan, as a reader finds it: number, title, code."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a place is; the names are those of the URLs."""

    GOAL = "goal"
    MEASURE = "measure"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A goal, a measure or an indicator to name and to link to.

    ``level`` is what the plan calls it (基本目標, 事業 …), empty for an indicator.
    """

    kind: Kind
    code: str
    title: str
    number: str = ""
    level: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()
