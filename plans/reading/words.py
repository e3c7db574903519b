"""The words and signs that may stand around a number, in folded characters."""

import re

from plans.reading.characters import LEADING_MARK, MARK
from plans.reading.readings import QUALITY_WORDS, RELATION_WORDS

SPACE = re.compile(r"\s+")
MARK_IN_FRONT = re.compile(LEADING_MARK)
MARK_BEHIND = re.compile(MARK)
MARK_AT_END = re.compile(rf"({MARK})\s*\Z")
BRACKETS = re.compile(r"\(([^()]*)\)")

ABOUT = re.compile(r"約|およそ|おおむね|概ね")
COUNTED = re.compile(r"延べ|のべ")
EVERY_YEAR_IN_FRONT = re.compile(r"[毎各]年度?|年間?(?=\s*[0-9])")
EVERY_YEAR = re.compile(r"[毎各]年度?|/\s*毎?年[度間]?")
CUMULATIVE = re.compile(r"累計")
RELATION = re.compile("|".join(RELATION_WORDS))
QUALITY = re.compile("|".join(rf"{word}み?値?" for word in QUALITY_WORDS))

WORD = re.compile(
    "|".join(it.pattern for it in (RELATION, EVERY_YEAR, CUMULATIVE, QUALITY))
)
# （2019年度見込）: something, then words that we know.
SOMETHING_AND_WORDS = re.compile(rf"(.*?)\s*((?:(?:{WORD.pattern})\s*)*)", re.DOTALL)
FROM_TO = re.compile(r"(.+?)\s*(?:~|から)\s*(.+)", re.DOTALL)
FIGURES_BEHIND_YEAR = re.compile(r"\s*(?:数値|値)$")
UNIT_NAMED = re.compile(r"単位\s*:?\s*")
END_OF_UNIT = re.compile(rf"\s|[()]|{MARK}|{WORD.pattern}|\Z")
# Commas that do not part a number in threes from its last digit on.
ODD_COMMA = re.compile(
    r"(?<![0-9,.])(?![1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,]))[0-9.]*,[0-9,]*[0-9]"
)
