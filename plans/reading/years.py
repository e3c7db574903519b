"""Fiscal years, calendar years and months as people write them."""

import re
from calendar import monthrange
from string import ascii_lowercase

from django.utils.translation import gettext_lazy as _

from plans.fiscal import (
    ERAS,
    FIRST_YEAR,
    LAST_YEAR,
    UNSAID,
    Era,
    Period,
    YearKind,
    year_in_range,
)
from plans.reading.characters import LONE_DASH, fold, without_marks
from plans.reading.refusal import Refusal

NOT_A_PERIOD = _(
    "“%(text)s” cannot be read as a year. Write for example 2024年度 or R6 for a "
    "fiscal year, 2024年 for a calendar year, 2024年3月 for a month."
)
NOT_A_FISCAL_YEAR = _(
    "“%(text)s” cannot be read as a fiscal year. Write for example 2024, 2024年度, "
    "R6 or 令和6年度."
)
OUT_OF_RANGE = _("“%(text)s” lies outside the years %(first)d to %(last)d.")
NO_SUCH_DAY = _("“%(text)s” names a day or month that does not exist.")
DISAGREES = _("“%(text)s” names two years that are not the same. Write only one.")

LONGEST = 60

# Upper case for the letters A–Z only: elsewhere case is not one for one.
_UPPER = str.maketrans({letter: letter.upper() for letter in ascii_lowercase})
_NAMES = {name.upper(): era for era in ERAS for name in era.names}
_YEAR = (
    rf"(?:(?P<era>{'|'.join(_NAMES)})\s*(?P<number>元|0?[1-9]|[1-9][0-9]{{1,2}})"
    r"|(?P<year>[0-9]{4}))"
)
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_AS_OF = r"(?:\s*(?:時点|現在))?"
_FISCAL = re.compile(rf"(?:FY\s*)?{_YEAR}(?:\s*年\s*度(?:\s*末)?{_AS_OF})?")
_CALENDAR = re.compile(
    rf"(?:CY|CALENDAR\s+YEAR)\s*(?P<gregorian>[0-9]{{4}})|{_YEAR}\s*年{_AS_OF}"
)
_WRITTEN = re.compile(
    rf"{_YEAR}\s*年\s*{_MONTH}\s*月(?:\s*{_DAY}\s*日|\s*末日?)?{_AS_OF}"
)
_SEPARATED = re.compile(
    rf"{_YEAR}(?P<separator>[./-]){_MONTH}(?:(?P=separator){_DAY})?{_AS_OF}"
)
# 2024.7 is a number that strayed into the column; R6.7 and 2024.7.1 are dates.
_DECIMAL = re.compile(rf"[0-9]{{4}}\.[0-9]+{_AS_OF}")
_TWICE = re.compile(r"(?P<one>[^()]+)\((?P<other>[^()]+)\)(?P<rest>[^()]*)")


def read_fiscal_year(text: str) -> int:
    """The Gregorian number of a fiscal year; calendar years and months are refused."""
    try:
        period = read_period(text)
    except Refusal as refusal:
        if refusal.sentence is NOT_A_PERIOD:
            raise Refusal(NOT_A_FISCAL_YEAR, text) from None
        raise
    if period.kind != YearKind.FISCAL_YEAR:
        raise Refusal(NOT_A_FISCAL_YEAR, text)
    return period.year


def read_period(text: str) -> Period:
    """The year and its kind; ``UNSAID`` for a blank or a lone dash."""
    folded = fold(text).strip()
    if len(folded) > LONGEST:
        raise Refusal(NOT_A_PERIOD, text)
    folded = without_marks(folded.translate(_UPPER))
    if not folded or LONE_DASH.fullmatch(folded):
        return UNSAID
    if twice := _TWICE.fullmatch(folded):
        return _agreed(twice, text)
    period = _period(folded, text)
    if period is None:
        raise Refusal(NOT_A_PERIOD, text)
    return period


def _agreed(twice: re.Match, text: str) -> Period:
    """2024年度（令和6年度）, 令和4年(2022年)3月: both must say the same."""
    one, other, rest = (part.strip() for part in twice.group("one", "other", "rest"))
    period = _period(one + rest, text)
    others = [_period(other + between + rest, text) for between in ("", "年")]
    if period is None or others == [None, None]:
        raise Refusal(NOT_A_PERIOD, text)
    if period not in others:
        raise Refusal(DISAGREES, text)
    return period


def _period(folded: str, text: str) -> Period | None:
    if _DECIMAL.fullmatch(folded):
        return None
    if match := _FISCAL.fullmatch(folded):
        return Period(_year(match, text), YearKind.FISCAL_YEAR)
    if match := _CALENDAR.fullmatch(folded):
        return Period(_year(match, text), YearKind.CALENDAR_YEAR)
    if match := _WRITTEN.fullmatch(folded) or _SEPARATED.fullmatch(folded):
        return _month(match, text)
    return None


def _year(match: re.Match, text: str) -> int:
    parts = match.groupdict()
    if era := _era(match):
        number = 1 if parts["number"] == "元" else int(parts["number"])
        year = era.first_year + number - 1
    else:
        year = int(parts["year"] or parts["gregorian"])
    if not year_in_range(year):
        raise Refusal(OUT_OF_RANGE, text, first=FIRST_YEAR, last=LAST_YEAR)
    return year


def _month(match: re.Match, text: str) -> Period:
    year, month = _year(match, text), int(match["month"])
    if not 1 <= month <= 12:
        raise Refusal(NO_SUCH_DAY, text)
    if match["day"] and not 1 <= int(match["day"]) <= monthrange(year, month)[1]:
        raise Refusal(NO_SUCH_DAY, text)
    # March of R1 never was: who writes it may mean 2019 or fiscal year R1.
    era = _era(match)
    if era and year == era.first_year and month < era.first_month:
        raise Refusal(NO_SUCH_DAY, text)
    return Period(year, YearKind.MONTH, month)


def _era(match: re.Match) -> Era | None:
    name = match["era"]
    return _NAMES[name.upper()] if name else None
