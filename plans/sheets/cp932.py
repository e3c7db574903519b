"""Shift_JIS as Windows writes it (cp932): what it holds of a text, what it lacks."""

import unicodedata
from functools import cache

from plans.sheets.decoding import NOT_SHIFT_JIS

# What stands where a character is missing; printers call it 下駄.
GETA = "〓"

# Characters that cp932 knows under another number, or that it has a twin of.
TWINS = {
    "〜": "～",
    "−": "－",
    "‖": "∥",
    "—": "―",
    "–": "－",
    "¢": "￠",
    "£": "￡",
    "¥": "￥",
    "¦": "￤",
    "¬": "￢",
    "‾": "￣",
    "Å": "\N{ANGSTROM SIGN}",
    "\N{NO-BREAK SPACE}": " ",
}


def as_cp932(text: str) -> str:
    """The text as it would read back from a cp932 file."""
    return text if text.isascii() else unicodedata.normalize("NFC", writable(text))


def writable(text: str) -> str:
    """The text in characters that can be encoded, a stand-in for every other.

    Composed first: か with a mark of its own is が, which can be encoded.
    """
    return "".join(map(_writable_sign, unicodedata.normalize("NFC", text)))


def stand_in(sign: str) -> str | None:
    """What stands for a character that would not read back; None if it would."""
    standing = as_cp932(sign)
    return None if standing == sign else standing


@cache
def _writable_sign(sign: str) -> str:
    if sign in TWINS:
        return TWINS[sign]
    if _selects_a_variant(sign):
        return ""
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return GETA
    return GETA if NOT_SHIFT_JIS.match(sign) else sign


def _selects_a_variant(sign: str) -> bool:
    """Whether it only says which shape the character before it takes (異体字)."""
    return unicodedata.name(sign, "").startswith("VARIATION SELECTOR")
