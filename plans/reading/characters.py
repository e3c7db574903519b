"""Signs that look alike, folded one for one; note marks, which never are.

Full NFKC would turn 100① into 1001 and m² into m2, so only what can stand in a
number or a date is folded, and every sign keeps its place.
"""

import re

MINUS_LOOKALIKES = "‐‑‒–—―−﹣─━"
INVISIBLE = "\u200b\u2060\ufeff"

FOLD = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(MINUS_LOOKALIKES, "-")
    | dict.fromkeys("、､", ",")
    | dict.fromkeys("〜∼", "~")
    | dict.fromkeys("［[【〔", "(")
    | dict.fromkeys("］]】〕", ")")
    | dict.fromkeys(INVISIBLE, " ")
)

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CIRCLED = "①-⑳⑴-⒇㉑-㉟㊱-㊿❶-❿⓫-⓴"

_NUMBERED = r"※[0-9]{0,2}|注[0-9]{1,2}"
# A raised 2 or 3 behind m belongs to the unit.
_RAISED = rf"(?<!m)[{SUPERSCRIPTS}]+|(?<=m)[⁰¹⁴-⁹][{SUPERSCRIPTS}]*"
_CLOSED = rf"注[0-9]{{0,2}}\)|[*†‡]+|{_RAISED}|[{CIRCLED}]"
# What stands behind a value and points to a note.
MARK = rf"(?:{_CLOSED}|{_NUMBERED})"
# In front of a value a mark must show where it ends: ※100 could be ※1 and 00.
LEADING_MARK = rf"(?:{_CLOSED}|(?:{_NUMBERED})(?=\s))"

# ー is what the dash key gives in kana mode; ―― is one long dash typed in two.
LONE_DASH = re.compile(r"[-ーｰ]{1,2}")

_AROUND = re.compile(rf"\s*(?:{LEADING_MARK}\s*)*(.*?)(?:\s*{MARK})*\s*", re.DOTALL)


def fold(text: str) -> str:
    """The same text, as long as before, in half-width digits, signs and letters."""
    return text.translate(FOLD)


def without_marks(folded: str) -> str:
    """A folded date or state without the note marks and spaces around it."""
    return _AROUND.fullmatch(folded).group(1)


def is_mark(text: str) -> bool:
    """Whether a text is a note mark and nothing else."""
    return re.fullmatch(MARK, fold(text)) is not None
