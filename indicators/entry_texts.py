"""One row of the grid as four texts, and what they become. No query."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indicators.entering import NOTHING, Cell, Measured, read_cell
from indicators.enums import MissingReason, Quality
from indicators.models import Actual
from plans.forms import refuse_hidden_signs, refused
from plans.meetings import Texts
from plans.printing import plain
from plans.reading import Refusal

NAMES = ("cell", "quality", "missing_reason", "comment")
BLANK: Texts = dict.fromkeys(NAMES, "")
MOST = {"cell": 200, "comment": 10_000}

TOO_LONG = _("This is longer than %(most)d characters.")
MARKED_AS_ESTIMATE = _("The value is marked as an estimate (見込).")
REASON_BESIDE_VALUE = _(
    "A reason for a missing value cannot stand beside a value. Clear one of the two."
)
UNKNOWN_CHOICE = _("“%(text)s” is not one of the choices.")

Faults = dict[str, list[str]]


class RowReader:
    """Reads the rows of one indicator in one fiscal year, and shows them."""

    def __init__(
        self, indicator: Measured, *, states: Sequence[str], fiscal_year: int
    ) -> None:
        self.known = {
            "indicator": indicator,
            "states": states,
            "fiscal_year": fiscal_year,
        }

    def cell(self, text: str) -> Cell:
        """Raises ``ValidationError`` with the sentence for who typed it."""
        _check_length("cell", text)
        refuse_hidden_signs(text)
        try:
            return read_cell(text, **self.known)
        except Refusal as refusal:
            raise refused(refusal) from None

    def shown(self, row: Actual) -> Texts:
        """What the grid shows of a row, stored or of the history."""
        return {
            "cell": self._shown_cell(row),
            "quality": row.quality,
            "missing_reason": row.missing_reason,
            "comment": tidy(row.comment),
        }

    def read(self, texts: Texts) -> tuple[dict, Faults]:
        """The fields of an actual, and what cannot be read by the name of its text."""
        faults: Faults = {}
        try:
            read = self.cell(texts["cell"])
        except ValidationError as error:
            read, faults["cell"] = NOTHING, error.messages
        has_value = read.value is not None or bool(read.state)
        quality, reason = texts["quality"], texts["missing_reason"]
        if quality not in ("", *Quality.values):
            faults["quality"] = [UNKNOWN_CHOICE % {"text": quality}]
        elif has_value and (quality, read.quality) == (
            Quality.ACTUAL,
            Quality.ESTIMATE,
        ):
            faults["quality"] = [str(MARKED_AS_ESTIMATE)]
        if reason not in ("", *MissingReason.values):
            faults["missing_reason"] = [UNKNOWN_CHOICE % {"text": reason}]
        elif has_value and reason:
            faults["missing_reason"] = [str(REASON_BESIDE_VALUE)]
        try:
            _check_length("comment", texts["comment"])
            refuse_hidden_signs(texts["comment"])
        except ValidationError as error:
            faults["comment"] = error.messages
        fields = {
            "value": read.value,
            "state": read.state,
            "entered": texts["cell"],
            "quality": (quality or read.quality or Quality.ACTUAL.value)
            if has_value
            else "",
            "missing_reason": reason,
            "comment": texts["comment"],
        }
        return fields, faults

    def _shown_cell(self, row: Actual) -> str:
        """The text as typed where it still says what is stored; else what is stored."""
        stored = row.state if row.value is None else plain(row.value)
        if not row.entered or row.entered == stored:
            return stored
        try:
            read = read_cell(row.entered, **self.known)
        except Refusal:
            return stored
        is_said = (read.value, read.state) == (row.value, row.state)
        return row.entered if is_said else stored


def tidy(text: str) -> str:
    """Without what a form adds or an eye does not see."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _check_length(name: str, text: str) -> None:
    if len(text) > MOST[name]:
        raise ValidationError(TOO_LONG, params={"most": MOST[name]})
