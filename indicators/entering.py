"""How one typed cell becomes an actual of its indicator. Pure.

The admin's form, pasted cells and spreadsheets all read through here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.enums import Aim, Basis, Stage
from indicators.workflow import Dates, why_closed
from plans.fiscal import fiscal_year_of_month, year_label
from plans.forms import SAYS_MORE
from plans.reading import (
    Reading,
    Refusal,
    read_number,
    read_plain_number,
    read_state,
)
from plans.reading.numbers import PLAIN
from plans.rights import Action

OTHER_YEAR = _("“%(text)s” names another year than this row, %(year)s.")
NOT_BEGUN = _(
    "“%(text)s” was read as %(year)s, which has not begun yet. Values are entered "
    "for fiscal years that have begun."
)
OUT_OF_REACH = {
    Stage.APPROVED: _(
        "Locked: this value is approved. To change it, ask the head of the "
        "department or the planning department."
    ),
    Stage.CONFIRMED: _(
        "Locked: this value is confirmed. To change it, ask the planning department."
    ),
    Stage.PUBLISHED: _(
        "Locked: this value is published. To have it corrected, ask the planning "
        "department."
    ),
}
IN_ROUND = _(
    "Stages of %(year)s are changed in its round: values are submitted, approved, "
    "confirmed and returned there. Leave the stage as it is."
)
TAKE_BACK = _("This value is submitted. Take it back to change it.")
STAGES = {
    Action.ENTER: [Stage.DRAFT, Stage.SUBMITTED],
    Action.APPROVE: [Stage.APPROVED],
    Action.CONFIRM: list(Stage),
}


class Measured(Protocol):
    """What reading a cell needs to know of an indicator."""

    aim: str
    basis: str
    unit: str
    scale: int


class Cell(NamedTuple):
    """A number, a state or nothing; ``quality`` where the cell itself says it."""

    value: Decimal | None
    state: str
    quality: str | None


NOTHING = Cell(None, "", None)


def read_cell(
    text: str,
    *,
    indicator: Measured,
    states: Sequence[str],
    fiscal_year: int | None,
) -> Cell:
    """What was typed for one year; ``NOTHING`` for a blank and for a lone dash.

    Raises ``Refusal`` for what is no value of this indicator, or names another year.
    """
    if indicator.aim == Aim.STATE:
        return Cell(None, read_state(text, states=states) or "", None)
    if PLAIN.fullmatch(text):
        # What most cells hold; without a unit it counts in the indicator's own.
        return Cell(read_plain_number(text), "", None)
    reading = read_number(text, unit=indicator.unit, scale=indicator.scale)
    if reading.relation or reading.every_year or reading.since:
        raise Refusal(SAYS_MORE, text)
    if reading.is_cumulative and indicator.basis != Basis.CUMULATIVE:
        raise Refusal(SAYS_MORE, text)
    _check_year(reading, fiscal_year)
    return Cell(reading.value, "", reading.quality and reading.quality.value)


def _check_year(reading: Reading, fiscal_year: int | None) -> None:
    named = reading.period and reading.period.fiscal_year
    if named and fiscal_year and named != fiscal_year:
        raise Refusal(OTHER_YEAR, reading.raw, year=fiscal_year)


def check_begun(fiscal_year: int, *, typed: str, on: date) -> None:
    """Refuse a fiscal year that lies ahead."""
    if fiscal_year > fiscal_year_of_month(on.year, on.month):
        raise Refusal(NOT_BEGUN, typed, year=year_label(fiscal_year))


def why_locked(
    stage: str, round_: Dates | None, *, on: date, may_confirm: bool
) -> Promise | str | None:
    """Why a department may not change a value of a round; None where it may.

    It keeps to the dates, and takes back what it has submitted. Whoever confirms may
    complete and correct a round; years without one have no such rule.
    """
    if round_ is None or may_confirm:
        return None
    if closed := why_closed(round_, on=on, may_confirm=may_confirm):
        return closed
    return None if stage == Stage.DRAFT else OUT_OF_REACH.get(Stage(stage), TAKE_BACK)


def stages_within_reach(may: Callable[[Action], bool]) -> list[str]:
    """Stages that somebody may give to an actual, and take it back from."""
    reach = {
        stage for action, stages in STAGES.items() if may(action) for stage in stages
    }
    return [stage for stage in Stage.values if stage in reach]
