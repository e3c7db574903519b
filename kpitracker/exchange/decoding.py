"""Bytes to text: UTF-8 and nothing else, without signs that no document prints."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

ACCEPTED = _("Save the file as “CSV UTF-8”.")
IS_UTF16 = _("The file is in UTF-16, but exchange files are UTF-8. %(accepted)s")
IS_CP932 = _(
    "This row is not UTF-8; the file seems to be in Shift_JIS. Exchange files are "
    "UTF-8. %(accepted)s"
)
IS_SOMETHING = _("This row is not UTF-8, as exchange files are. %(accepted)s")
CONTROL_SIGN = _(
    "The sign %(sign)s, which cannot be seen, stands here. Remove it: text holds "
    "printable signs, tabs and line breaks."
)

# Controls but tab and line ends; what turns the direction of text; lone surrogates;
# a byte order mark in the middle; noncharacters.
LINE_END = re.compile("\r\n?")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Undecodable(ValueError):
    """The bytes are no text of an exchange file; ``line`` counts from 1."""

    def __init__(self, sentence, line: int, **params) -> None:
        self.line = line
        self.sentence, self.params = sentence, params
        super().__init__(sentence, line)

    def __str__(self) -> str:
        return str(self.sentence) % self.params


def decode(data: bytes) -> str:
    """The text without its byte order mark."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Undecodable(IS_UTF16, 1, accepted=ACCEPTED)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = bytes(error.object).count(b"\n", 0, error.start) + 1
        sentence = IS_CP932 if _is_cp932(data) else IS_SOMETHING
        raise Undecodable(sentence, line, accepted=ACCEPTED) from None


def hidden_signs(text: str) -> Iterator[tuple[int, str]]:
    """Line and sentence of every line with a sign that has no place in a package."""
    for line, content in enumerate(text.split("\n"), 1):
        if match := FORBIDDEN.search(content):
            sign = f"U+{ord(match[0]):04X}"
            yield line, str(CONTROL_SIGN) % {"sign": sign}


def _is_cp932(data: bytes) -> bool:
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return False
    return True


def canonical(text: str) -> str:
    """One spelling of the same text: composed (NFC, never NFKC), LF between lines."""
    return unicodedata.normalize("NFC", LINE_END.sub("\n", text))
