"""What people type, read whole or refused with a sentence. Pure.

One module for each kind of thing that is typed; forms, admin, spreadsheets, pasted
cells and exchange packages all read through these functions.
"""

from plans.reading.codes import read_code
from plans.reading.markup import read_underlined
from plans.reading.numbers import read_number, read_plain_number
from plans.reading.readings import Quality, Reading, Relation, wording
from plans.reading.refusal import Refusal
from plans.reading.states import read_state
from plans.reading.years import read_fiscal_year, read_period

__all__ = [
    "Quality",
    "Reading",
    "Refusal",
    "Relation",
    "read_code",
    "read_fiscal_year",
    "read_number",
    "read_period",
    "read_plain_number",
    "read_state",
    "read_underlined",
    "wording",
]
