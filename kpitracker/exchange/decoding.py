"""Bytes to text: UTF-8 and nothing else, without signs that no document prints."""

import codecs
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.sheets.decoding import CONTROL_SIGN, FORBIDDEN, named
from plans.sheets.faults import Unreadable

ACCEPTED = _("Save the file as “CSV UTF-8”.")
IS_UTF16 = _("The file is in UTF-16, but exchange files are UTF-8. %(accepted)s")
IS_CP932 = _(
    "This row is not UTF-8; the file seems to be in Shift_JIS. Exchange files are "
    "UTF-8. %(accepted)s"
)
IS_SOMETHING = _("This row is not UTF-8, as exchange files are. %(accepted)s")


def decode(data: bytes) -> str:
    """The text without its byte order mark."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable(IS_UTF16, 1, accepted=ACCEPTED)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = bytes(error.object).count(b"\n", 0, error.start) + 1
        sentence = IS_CP932 if _is_cp932(data) else IS_SOMETHING
        raise Unreadable(sentence, line, accepted=ACCEPTED) from None


def hidden_signs(text: str) -> Iterator[tuple[int, str]]:
    """Line and sentence of every line with a sign that has no place in a package."""
    for line, content in enumerate(text.split("\n"), 1):
        if match := FORBIDDEN.search(content):
            yield line, str(CONTROL_SIGN) % {"sign": named(match[0])}


def _is_cp932(data: bytes) -> bool:
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return False
    return True
