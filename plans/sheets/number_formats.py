"""Numbers of a workbook as the text that a person sees there, exactly."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum


class Kind(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    PERCENT = "percent"
    MOMENT = "moment"
    DURATION = "duration"


# Formats that Excel knows by their numbers alone; 27–36 and 50–58 are Japanese dates.
BUILT_IN = (
    dict.fromkeys((9, 10), Kind.PERCENT)
    | dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47), Kind.MOMENT)
    | dict.fromkeys(range(50, 59), Kind.MOMENT)
    | {46: Kind.DURATION}
)

LONGEST_CODE = 255
# What a format holds beside its signs: words, colours, conditions, the exponent.
LITERAL = re.compile(
    r'"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^][]*\]|General|G/標準|E[+-]', re.I
)
ELAPSED = re.compile(r"\[[hms]+\]", re.I)
OF_A_MOMENT = re.compile(r"[ymdhsger]", re.I)

ORDINARY = re.compile(
    r"0|-?[1-9][0-9]{0,14}|-?(?=[0-9.]{3,16}\Z)(?:0|[1-9][0-9]*)\.[0-9]*[1-9]"
)
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:E[+-]?[0-9]{1,3})?", re.I)
# Excel shows fifteen digits; what comes after them is noise of its binary numbers.
SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
SECONDS = 86_400
DAYS = 2_958_466


def kind_of(code: str) -> Kind:
    """The kind of a format, such as ``0.0%`` or ``ggge"年"m"月"``."""
    signs = LITERAL.sub("", code[:LONGEST_CODE]).partition(";")[0]
    if ELAPSED.search(signs):
        return Kind.DURATION
    if OF_A_MOMENT.search(signs):
        return Kind.MOMENT
    return Kind.PERCENT if "%" in signs else Kind.NUMBER


def number_text(raw: str, kind: Kind, *, counts_from_1904: bool = False) -> str:
    """The text of a number; what is none stays as it is."""
    if kind is Kind.NUMBER and ORDINARY.fullmatch(raw):
        return raw
    if not NUMBER.fullmatch(raw):
        return raw
    value = SHOWN.create_decimal(raw)
    if kind is Kind.PERCENT:
        return f"{_plain(value.scaleb(2))}%"
    if kind is Kind.MOMENT and 0 <= value < DAYS:
        return _moment(Decimal(raw), counts_from_1904=counts_from_1904)
    if kind is Kind.DURATION and 0 <= value < DAYS:
        minutes, seconds = divmod(_seconds(Decimal(raw)), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    return "0" if value.is_zero() else text


def _seconds(days: Decimal) -> int:
    return int((days * SECONDS).to_integral_value(ROUND_HALF_UP))


def _moment(serial: Decimal, *, counts_from_1904: bool) -> str:
    """Date, time or both, in the order of ISO 8601."""
    days, seconds = divmod(_seconds(serial), SECONDS)
    time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if not days:
        return time
    if counts_from_1904:
        day = date(1904, 1, 1)
    else:
        # Excel knows a 29 February 1900, which there was not.
        day = date(1899, 12, 31 if days < 60 else 30)
    text = (day + timedelta(days)).isoformat()
    return f"{text} {time}" if seconds else text
