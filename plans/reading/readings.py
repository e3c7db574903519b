"""What a typed number was understood as, part by part, and how to say it again."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plans.fiscal import Period, period_label
from plans.printing import with_triangle
from plans.reading.characters import is_mark
from plans.reading.units import with_scale


class Relation(StrEnum):
    """How the typed value is held against another; the words of a target's cell."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"


class Quality(StrEnum):
    """Whether 実績 or 見込 was written beside the value."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"


RELATION_WORDS = {
    "以上": Relation.AT_LEAST,
    "以下": Relation.AT_MOST,
    "以内": Relation.AT_MOST,
    "超": Relation.MORE_THAN,
    "未満": Relation.LESS_THAN,
    "程度": Relation.ABOUT,
}
QUALITY_WORDS = {"見込": Quality.ESTIMATE, "実績": Quality.ACTUAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One cell. ``value`` counts in ``scale`` times ``unit``: 6936, 1000, 人.

    ``value`` is None where nothing was typed, and where a dash said "none".
    """

    raw: str
    value: Decimal | None = None
    is_dash: bool = False
    unit: str = ""
    scale: int = 1
    relation: Relation | None = None
    every_year: bool = False
    is_cumulative: bool = False
    since: Period | None = None
    period: Period | None = None
    quality: Quality | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Nothing was typed at all, not even a dash."""
        return self.value is None and not self.is_dash

    @property
    def note(self) -> str:
        """Note marks and remarks in brackets, as typed and in order."""
        return " ".join(self.notes)


def wording(reading: Reading) -> str:
    """The understood parts in one line, to be shown before anything is saved."""
    if reading.is_blank:
        return ""
    value = "－" if reading.is_dash else with_triangle(reading.value)
    parts = [value, with_scale(reading.unit, reading.scale)]
    if reading.relation:
        parts.append(_word(reading.relation, RELATION_WORDS))
    if reading.every_year:
        parts.append("/年度")
    if reading.is_cumulative:
        parts.append("（累計）")
    if reading.period:
        since = f"{period_label(reading.since)}～" if reading.since else ""
        parts.append(f"（{since}{period_label(reading.period)}）")
    if reading.quality:
        parts.append(f"（{_word(reading.quality, QUALITY_WORDS)}）")
    parts += [f" {note}" if is_mark(note) else f"（{note}）" for note in reading.notes]
    return "".join(parts)


def _word(meaning: StrEnum, words: dict[str, StrEnum]) -> str:
    return next(word for word, meant in words.items() if meant == meaning)
