"""Bytes to text: which encoding a file is in, and no sign that no document prints."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext_lazy as _

from plans.sheets.faults import Unreadable

CONTROL_SIGN = _(
    "The sign %(sign)s, which cannot be seen, stands here. Remove it: text holds "
    "printable signs, tabs and line breaks."
)
STACKED_MARKS = _(
    "More than %(most)d accents are stacked on one letter here. Remove them."
)
DAMAGED_TEXT = _(
    "The file is %(encoding)s, but this row holds bytes that are no text in it. Save "
    "the file again as “CSV UTF-8” or as an Excel workbook (.xlsx)."
)
NO_TEXT = _(
    "This row is text neither in UTF-8 nor in Shift_JIS. Save the file as “CSV UTF-8” "
    "or as an Excel workbook (.xlsx)."
)

BLOCK = 2**18

# Controls but tab and line ends; what turns the direction of text; lone surrogates;
# a byte order mark in the middle; noncharacters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# To put very many of them in order would take minutes. Those beyond U+FFFF are among
# scripts that have no other use here.
MOST_MARKS = 32
MARK = "".join(filter(unicodedata.combining, map(chr, range(0x10000))))
MARK = f"[{MARK}\U00010000-\U0001efff]"
STACKED = re.compile(f"{MARK}{MARK}{{{MOST_MARKS}}}")
LINE_END = re.compile("\r\n?")
# What Python makes of bytes that Shift_JIS leaves free.
NOT_SHIFT_JIS = re.compile("[\x80\uf8f0-\uf8f3]")
# So much Japanese does not turn out to be UTF-8 by chance.
ENOUGH_UTF_8 = re.compile("(?:[\x00-\u07ff]*[\u0800-\uffff]){3}")


class Encoding(NamedTuple):
    """``codec`` reads what comes after the byte order mark of ``skipped`` bytes."""

    name: str
    codec: str
    skipped: int = 0


UTF_8 = Encoding("utf-8", "utf-8")
CP932 = Encoding("cp932", "cp932")
MARKED = {
    codecs.BOM_UTF8: Encoding("utf-8-sig", "utf-8", 3),
    codecs.BOM_UTF16_LE: Encoding("utf-16", "utf-16-le", 2),
    codecs.BOM_UTF16_BE: Encoding("utf-16", "utf-16-be", 2),
}
SPOKEN = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16"}


@dataclass(frozen=True, slots=True)
class Text:
    """A file that is text from its first to its last sign."""

    file: BinaryIO
    encoding: Encoding
    first_line: str
    ends_cleanly: bool
    has_apostrophes: bool

    def lines(self) -> Iterator[str]:
        """Line by line in composed form (NFC), without line ends."""
        rest = ""
        for block in _blocks(self.file, self.encoding):
            text = (rest + block).replace("\r\n", "\n")
            *lines, rest = text.split("\n")
            # One look at the whole block is faster than one at each line.
            is_composed = unicodedata.is_normalized("NFC", text)
            yield from lines if is_composed else map(_composed, lines)
        yield _composed(rest)


class _NotDecoded(Exception):
    """``is_certain``: what came before tells that the encoding is the right one."""

    def __init__(self, line: int, *, is_certain: bool) -> None:
        self.line, self.is_certain = line, is_certain
        super().__init__(line)


def decoded(file: BinaryIO) -> Text:
    """Find the encoding and look at every sign: BOM, else UTF-8, else cp932."""
    file.seek(0)
    head = file.read(3)
    for mark, encoding in MARKED.items():
        if head.startswith(mark):
            return _marked(file, encoding)
    try:
        return _looked_through(file, UTF_8)
    except _NotDecoded as error:
        if error.is_certain:
            raise _damaged(UTF_8, error.line) from None
        not_utf_8 = error.line
    try:
        return _looked_through(file, CP932)
    except _NotDecoded as error:
        raise Unreadable(NO_TEXT, max(error.line, not_utf_8)) from None


def _marked(file: BinaryIO, encoding: Encoding) -> Text:
    try:
        return _looked_through(file, encoding)
    except _NotDecoded as error:
        raise _damaged(encoding, error.line) from None


def _damaged(encoding: Encoding, line: int) -> Unreadable:
    return Unreadable(DAMAGED_TEXT, line, encoding=SPOKEN[encoding.name])


def _looked_through(file: BinaryIO, encoding: Encoding) -> Text:
    line, first_line, last, fault, is_certain = 1, "", "", None, False
    has_apostrophes = False
    try:
        for block in _blocks(file, encoding):
            if encoding is CP932 and (match := NOT_SHIFT_JIS.search(block)):
                line += block.count("\n", 0, match.start())
                raise _NotDecoded(line, is_certain=False)
            fault = fault or fault_in(block, line)
            first_line = first_line or _first_line(block)
            is_certain = is_certain or bool(ENOUGH_UTF_8.match(block))
            line += block.count("\n")
            last = block[-1:] or last
            has_apostrophes = has_apostrophes or "'" in block
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding.codec, "ignore")
        is_certain = is_certain or bool(ENOUGH_UTF_8.match(before))
        line += before.count("\n")
        raise _NotDecoded(line, is_certain=is_certain) from None
    # Only now: in the wrong encoding a file may seem to hold what it does not.
    if fault:
        raise fault
    return Text(file, encoding, first_line, last in ("\n", ""), has_apostrophes)


def _first_line(text: str) -> str:
    """The first line that holds anything."""
    at = len(text) - len(text.lstrip())
    return text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0].rstrip("\r")


def _blocks(file: BinaryIO, encoding: Encoding) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    file.seek(encoding.skipped)
    while block := file.read(BLOCK):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _composed(line: str) -> str:
    if unicodedata.is_normalized("NFC", line):
        return line
    return unicodedata.normalize("NFC", line)


def fault_in(text: str, line: int = 1) -> Unreadable | None:
    """What keeps the text from being read, with its line."""
    if match := FORBIDDEN.search(text):
        sentence, params = CONTROL_SIGN, {"sign": named(match[0])}
    elif match := STACKED.search(text):
        sentence, params = STACKED_MARKS, {"most": MOST_MARKS}
    else:
        return None
    return Unreadable(sentence, line + text.count("\n", 0, match.start()), **params)


def named(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def canonical(text: str) -> str:
    """One spelling of the same text: composed (NFC, never NFKC), LF between lines."""
    return unicodedata.normalize("NFC", LINE_END.sub("\n", text))
