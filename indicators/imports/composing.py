"""A stored row and what a sheet says of it, put together."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from indicators.entering import read_cell
from indicators.enums import Aim, Quality
from indicators.imports.given import CHOICES, COLUMNS, TEXTS, Given
from indicators.imports.known import KnownIndicator
from indicators.imports.stored import UNSTORED, Stored
from indicators.resources.actuals import ENTERED_LENGTH
from plans.imports.problems import Problem
from plans.imports.remembered import Remembered
from plans.models import Blanks
from plans.printing import plain
from plans.reading import Refusal
from plans.reading.characters import LONE_DASH, fold
from plans.reading.figures import MAX_DECIMALS, MAX_WHOLE_DIGITS
from plans.sheets.cp932 import as_cp932
from plans.sheets.visible import as_written

BLANK = _("The cell is empty. Fill it in, or give the reason why there is no value.")
REASON_BESIDE_VALUE = _(
    "A reason for a missing value cannot stand beside a value. Write － as the value, "
    "or empty this cell."
)
QUALITY_WITHOUT_VALUE = _(
    "“%(text)s” is said of a value, but there is none. Empty this cell."
)
MARKED_AS_ESTIMATE = _("The value is marked as an estimate (見込).")

# A number that needs no reading: as ``plain`` writes it, and not too long to be kept.
SHORTEST = re.compile(
    rf"(?!-0\Z)-?(?:0|[1-9][0-9]{{,{MAX_WHOLE_DIGITS - 1}}})"
    rf"(?:\.[0-9]{{,{MAX_DECIMALS - 1}}}[1-9])?"
)


class TextCell(NamedTuple):
    """A ``Cell`` with its number as the shortest exact text."""

    value: str | None
    state: str
    quality: str | None


NOTHING = TextCell(None, "", None)


class RefusedRow(Exception):
    """The row cannot be taken; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


def refused(given: Given, name: str, sentence, **params) -> RefusedRow:
    """What is wrong with one column of the row: a sentence, or a ``Refusal``."""
    heading = given.heading if name == "value" else COLUMNS[name].heading
    return RefusedRow(Problem.of(given.line, heading, sentence, **params))


class Composer:
    """``blanks``: what a blank cell means. Raises ``RefusedRow``.

    ``is_cp932``: the sheet holds texts as that encoding can write them.
    """

    def __init__(self, blanks: Blanks, *, is_cp932: bool) -> None:
        self.blanks, self.is_cp932 = blanks, is_cp932
        self._choices = {
            name: Remembered(COLUMNS[name].widget.clean) for name in CHOICES
        }

    def compose(
        self,
        given: Given,
        old: Stored,
        *,
        indicator: KnownIndicator,
        states: Sequence[str],
    ) -> dict[str, str | None] | None:
        """The columns as they would be; None where the sheet says nothing of them."""
        cells, clear = given.cells, self.blanks == Blanks.CLEAR
        typed = cells.get("value")
        if typed and not clear and indicator.aim != Aim.STATE:
            says_more = given.layout.has_choices and any(map(cells.get, CHOICES))
            facts = None if says_more else _bare(typed, cells, old)
            if facts:
                return facts
        text = typed.strip() if typed is not None else ""
        facts: dict[str, str | None] = {}
        cell = None
        if text:
            if states:
                text = self._spelled_in_full(text, states, stored=old.state)
            cell = _cell(given, text, indicator, states)
        elif typed is not None and clear:
            cell = NOTHING
        for name in TEXTS:
            told = cells.get(name)
            if told is not None and (clear or told.strip()):
                facts[name] = _text(given, name, told, stored=getattr(old, name))
        clears_reason = LONE_DASH.fullmatch(
            fold(cells.get("missing_reason", "")).strip()
        )
        reason = "" if clears_reason else self._choice(given, cells, "missing_reason")
        quality = self._choice(given, cells, "quality")
        stage = self._choice(given, cells, "stage")
        is_blank = typed is not None and not text
        if is_blank and not reason and self.blanks == Blanks.REFUSE:
            raise refused(given, "value", BLANK)
        says_stage = stage and old is not UNSTORED
        says_more = reason or clears_reason or quality or says_stage
        if cell is None and not (facts or says_more):
            return None
        if cell is not None:
            facts["value"], facts["state"], _marked = cell
            if facts["value"] != old.value or facts["state"] != old.state:
                facts["entered"] = typed[:ENTERED_LENGTH] if text else ""
        marked = cell.quality if cell else None
        self._complete(given, old, facts, marked, quality, reason)
        if clears_reason:
            facts["missing_reason"] = ""
        if stage:
            facts["stage"] = stage
        return facts

    def _complete(
        self, given, old: Stored, facts: dict, marked, quality, reason
    ) -> None:
        """Quality and reason follow the value, unless the sheet says otherwise."""
        value, state = facts.get("value", old.value), facts.get("state", old.state)
        if value is not None or state:
            if reason:
                raise refused(given, "missing_reason", REASON_BESIDE_VALUE)
            if marked == Quality.ESTIMATE and quality == Quality.ACTUAL:
                raise refused(given, "quality", MARKED_AS_ESTIMATE)
            facts["quality"] = quality or marked or old.quality or Quality.ACTUAL.value
            facts["missing_reason"] = ""
            return
        if quality:
            text = given.cells["quality"]
            raise refused(given, "quality", QUALITY_WITHOUT_VALUE, text=text)
        facts["quality"] = ""
        if reason or self.blanks == Blanks.CLEAR:
            told = "missing_reason" in given.cells
            facts["missing_reason"] = reason if told else old.missing_reason

    def _spelled_in_full(self, text: str, states: Sequence[str], *, stored: str) -> str:
        """The state that a file holds like this; the stored one where several are."""
        found = []
        for state in states:
            written = as_written(state)
            spelled = as_cp932(written) if self.is_cp932 else written
            if spelled.strip() == text:
                found.append(state)
        if stored in found:
            return stored
        return found[0] if len(found) == 1 else text

    def _choice(self, given: Given, cells: dict[str, str], name: str) -> str:
        text = cells.get(name)
        if not text:
            return ""
        found = self._choices[name][text]
        if found is None:
            try:
                COLUMNS[name].widget.clean(text)
            except Refusal as refusal:
                raise refused(given, name, refusal) from None
        return found


def _bare(typed: str, cells: dict[str, str], old: Stored) -> dict[str, str] | None:
    """What most rows say: a number as we would write it, with texts at most."""
    if not SHORTEST.fullmatch(typed):
        return None
    if old is UNSTORED:
        facts = {"value": typed, "quality": Quality.ACTUAL.value, "entered": typed}
    else:
        facts = {
            "value": typed,
            "state": "",
            "quality": old.quality or Quality.ACTUAL.value,
            "missing_reason": "",
        }
        if typed != old.value or old.state:
            facts["entered"] = typed
    for name in TEXTS:
        if (told := cells.get(name)) and not told.isspace():
            if told[0] == "#":
                return None  # perhaps an error of the spreadsheet program
            facts[name] = told
    return facts


def _text(given: Given, name: str, told: str, *, stored: str) -> str:
    if told == stored:
        return told  # whatever it is: it comes from here
    try:
        return COLUMNS[name].widget.clean(told)
    except Refusal as refusal:
        raise refused(given, name, refusal) from None


def _cell(
    given: Given, text: str, indicator: KnownIndicator, states: Sequence[str]
) -> TextCell:
    try:
        COLUMNS["value"].widget.clean(text)
        cell = read_cell(
            text,
            indicator=indicator,
            states=states,
            fiscal_year=given.fiscal_year,
        )
    except Refusal as refusal:
        raise refused(given, "value", refusal) from None
    value = None if cell.value is None else plain(cell.value)
    return TextCell(value, cell.state, cell.quality)
