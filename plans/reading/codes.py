"""Codes: stable ASCII that a spreadsheet program leaves alone."""

import re

from django.utils.translation import gettext_lazy as _

from plans.reading.refusal import Refusal

NOT_A_CODE = _(
    "“%(text)s” is not a code. A code begins with a letter or digit and consists of "
    "the letters A–Z, digits, “-”, “.” and “_”, such as g1-2."
)
TURNS_INTO_SOMETHING_ELSE = _(
    "A spreadsheet program would turn the code “%(text)s” into a date or a number. "
    "Begin it with a letter, such as g%(text)s, or use a whole number without "
    "leading zeros."
)

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# More digits than these are shown, and saved as CSV, as 1.23457E+11.
WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,10}")
MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MANGLED = re.compile(
    rf"""
    [0-9]+ (?: [.-] [0-9]* )*                                 # 08, 1.5, 1-1, 2020-4-1
    | [0-9]+ \.? [0-9]* e [+-]? [0-9]+                        # 1E5
    | (?: [0-9]{{1,4}} [.-]? )? (?:{MONTH}) [.-]? [0-9]{{1,4}} (?: [.-] [0-9]+ )?
    | [0-9]{{1,4}} [.-]? (?:{MONTH}) [.-]?                    # MAR1, 1-MAR-2020, 1MAR
    | [mtshr] [0-9]{{1,2}} ([.-]) (?:0?[1-9]|1[0-2]) \1 (?:0?[1-9]|[12][0-9]|3[01])
    | [0-9]{{1,2}} [ap]m                                      # R6.4.1; 10AM
    | true | false
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_code(text: str) -> str:
    """The code without spaces around it; upper and lower case stay as typed."""
    code = text.strip()
    if not CODE.fullmatch(code):
        raise Refusal(NOT_A_CODE, text)
    if MANGLED.fullmatch(code) and not WHOLE_NUMBER.fullmatch(code):
        raise Refusal(TURNS_INTO_SOMETHING_ELSE, code)
    return code
