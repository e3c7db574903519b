"""One cell with a number, taken apart from left to right until nothing is left."""

import re

from plans.fiscal import YearKind
from plans.reading import words, years
from plans.reading.characters import LONE_DASH, fold, without_marks
from plans.reading.figures import figure_at
from plans.reading.readings import QUALITY_WORDS, RELATION_WORDS, Relation
from plans.reading.refusal import Refusal
from plans.reading.units import SCALES, looks_like_unit, same_unit, split_scale


class Unreadable(Exception):
    """Something was left that has no place in a number's cell."""


class Cell:
    """``parts`` holds what was found; each part can be said only once."""

    def __init__(self, raw: str, *, unit: str | None):
        self.raw = raw
        self.folded = fold(raw)
        self.known_unit = unit
        self.at = 0
        self.parts: dict = {}
        self.notes: list[str] = []

    def read(self) -> None:
        """Fill ``parts`` and ``notes``, or raise ``Unreadable`` or a ``Refusal``."""
        self._read_front()
        self._read_value()
        while self._skip(words.SPACE) or self._take_note(words.MARK_BEHIND):
            pass
        self._read_unit()
        while self.at < len(self.raw):
            self._read_behind()
        if "is_dash" in self.parts and {"relation", "every_year"} & self.parts.keys():
            raise Unreadable

    def _read_front(self) -> None:
        while True:
            if self._skip(words.SPACE) or self._take_note(words.MARK_IN_FRONT):
                continue
            if self._take_note(words.COUNTED):
                continue
            if self._skip(words.ABOUT):
                self._say(relation=Relation.ABOUT)
            elif self._skip(words.EVERY_YEAR_IN_FRONT):
                self._say(every_year=True)
            elif self._skip(words.CUMULATIVE):
                self._say(is_cumulative=True)
            else:
                return

    def _read_value(self) -> None:
        if figure := figure_at(self.folded, self.at):
            self.at = figure.end
            self._say(value=figure.value)
            if figure.scale:
                self._say(scale=figure.scale)
        elif self._skip(LONE_DASH):
            self._say(is_dash=True)
        else:
            raise Unreadable

    def _read_unit(self) -> None:
        end = self._end_of_known_unit()
        if end is None:
            end = words.END_OF_UNIT.search(self.folded, self.at).start()
            if end > self.at and not looks_like_unit(self.raw[self.at : end]):
                raise Unreadable
        if end > self.at:
            self._say(unit=self.raw[self.at : end].strip())
        self.at = end

    def _end_of_known_unit(self) -> int | None:
        """Where the indicator's own unit ends, which may look like anything."""
        if not self.known_unit:
            return None
        for end in range(len(self.raw), self.at, -1):
            if words.END_OF_UNIT.match(self.folded, end) and same_unit(
                self.raw[self.at : end], self.known_unit
            ):
                return end
        return None

    def _read_behind(self) -> None:
        if self._skip(words.SPACE) or self._take_note(words.MARK_BEHIND):
            return
        if match := words.WORD.match(self.folded, self.at):
            self._say_word(match[0])
        elif match := words.BRACKETS.match(self.folded, self.at):
            self._read_brackets(self.raw[slice(*match.span(1))].strip())
        else:
            raise Unreadable
        self.at = match.end()

    def _read_brackets(self, inside: str) -> None:
        while match := words.MARK_AT_END.search(fold(inside)):
            self.notes.append(inside[slice(*match.span(1))])
            inside = inside[: match.start()].strip()
            if not inside:
                return
        folded = fold(inside)
        figure = figure_at(folded, 0)
        if not inside or (figure and figure.end == len(folded.rstrip("%"))):
            raise Unreadable  # 35（40）: which of the two is the value?
        before, known = words.SOMETHING_AND_WORDS.fullmatch(folded).groups()
        if not before or self._say_period(before):
            for word in words.WORD.findall(known):
                self._say_word(word)
        elif not self._say_unit(inside):
            if not all(sign.isprintable() or sign.isspace() for sign in inside):
                raise Unreadable
            self.notes.append(inside)

    def _say_period(self, text: str) -> bool:
        """A year, a month or two of them; False where it is something else."""
        if text != without_marks(text):
            return False
        text = words.FIGURES_BEHIND_YEAR.sub("", text)
        both = words.FROM_TO.fullmatch(text)
        try:
            period = years.read_period(both[2] if both else text)
            since = years.read_period(both[1]) if both else None
        except Refusal as refusal:
            if refusal.sentence is years.NOT_A_PERIOD:
                return False
            raise
        if since and since.kind != period.kind and both[1].strip()[-1].isdigit():
            since = years.read_period(f"{both[1]}年")  # 2010～2015年
        if period.kind == YearKind.NONE or (since and since.kind != period.kind):
            raise Unreadable
        if since:
            if not since.is_before(period):
                raise Unreadable
            self._say(since=since)
        self._say(period=period)
        return True

    def _say_unit(self, inside: str) -> bool:
        """100（千円） and 100（単位：千円）; never taken for a mere remark."""
        named = words.UNIT_NAMED.match(fold(inside))
        text = inside[named.end() :] if named else inside
        unit, scale = split_scale(text)
        if self.known_unit and same_unit(text, self.known_unit):
            unit, scale = text, 1
        elif not looks_like_unit(unit):
            if named or text in SCALES:
                raise Unreadable
            return False
        if {"unit", "is_dash"} & self.parts.keys() and scale == 1 and not named:
            return False
        self._say(unit=unit)
        if scale != 1:
            self._say(scale=scale)
        return True

    def _say_word(self, word: str) -> None:
        if word in RELATION_WORDS:
            self._say(relation=RELATION_WORDS[word])
        elif word[:2] in QUALITY_WORDS:
            self._say(quality=QUALITY_WORDS[word[:2]])
        elif words.CUMULATIVE.fullmatch(word):
            self._say(is_cumulative=True)
        else:
            self._say(every_year=True)

    def _say(self, **parts) -> None:
        if parts.keys() & self.parts.keys():
            raise Unreadable
        self.parts |= parts

    def _skip(self, pattern: re.Pattern) -> bool:
        match = pattern.match(self.folded, self.at)
        if match:
            self.at = match.end()
        return bool(match)

    def _take_note(self, pattern: re.Pattern) -> bool:
        start = self.at
        if not self._skip(pattern):
            return False
        self.notes.append(self.raw[start : self.at])
        return True
