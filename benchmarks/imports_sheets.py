"""The files of the import benchmark. Nothing is random: row n is always the same."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

INDICATORS_A_PLAN = 125
YEARS = 8
STORED_YEARS = range(2013, 2013 + YEARS)
HEADINGS = "計画コード,指標コード,年度,実績値,要因・説明"


class Round(StrEnum):
    """A file: half of it new, 9 % changed; or all stored before, 10 % changed."""

    MIXED = "mixed"
    RESUBMITTED = "resubmitted"

    @property
    def first_year(self) -> int:
        return STORED_YEARS.start + (YEARS // 2 if self == Round.MIXED else 0)

    @property
    def changed_of_stored(self) -> int:
        """Per cent of the rows that are stored already."""
        return 18 if self == Round.MIXED else 10


def write_file(path: Path, kind: Round, *, rows: int, is_wrong: bool) -> None:
    """A long sheet in UTF-8. ``is_wrong``: one row in a hundred cannot be taken."""
    with path.open("w", encoding="utf-8-sig", newline="\r\n") as file:
        print(HEADINGS, file=file)
        before = []
        for place, row in enumerate(_rows(kind, rows)):
            if is_wrong and place % 100 == 50:
                row = _spoiled(row, before, place // 100 % 4)
            print(*row, sep=",", file=file)
            before = row


def _rows(kind: Round, rows: int) -> Iterator[list[str]]:
    for place in range(rows):
        number, year = place // YEARS, kind.first_year + place % YEARS
        # Two numbers without a common divisor mix the hundred as well as chance does.
        is_changed = place * 37 % 100 < kind.changed_of_stored and year in STORED_YEARS
        value = value_of(number, year, more=13 if is_changed else 0)
        comment = comment_of(number, year)
        yield [plan_code(number), indicator_code(number), str(year), value, comment]


def _spoiled(row: list[str], before: list[str], way: int) -> list[str]:
    plan, code, year, value, comment = row
    return [
        [plan, code, year, f"約{value}か", comment],
        [plan, f"{code}x", year, value, comment],
        [plan, code, "来年", value, comment],
        before,
    ][way]


def plan_code(number: int) -> str:
    return f"plan-{number // INDICATORS_A_PLAN}"


def indicator_code(number: int) -> str:
    return f"k{number}"


def value_of(number: int, year: int, *, more: int = 0) -> str:
    """A number with one decimal, as most are; no two neighbours alike."""
    tenths = 1000 + number * 7919 % 99_991 + year * 37 % 101 + more
    whole, decimal = divmod(tenths, 10)
    return f"{whole}.{decimal}" if decimal else str(whole)


def comment_of(number: int, year: int) -> str:
    return "参加の呼びかけを広げた。" if (number + year) % 5 == 0 else ""
