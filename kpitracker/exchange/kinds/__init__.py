"""Kinds of cell: how each is read into a plain value, and written again.

``read`` takes a cell that is not empty and raises ``Refusal``; ``empty`` is what an
empty cell means; ``schema`` is what the descriptor says of it. Spaces around a cell
count only where it is wording.
"""

from kpitracker.exchange.kinds.figures import Day, Flag, Number, Whole, Year
from kpitracker.exchange.kinds.texts import (
    Choice,
    Code,
    Line,
    OrganizationCode,
    Prose,
    Underlined,
)

Kind = Line | Prose | Choice | Number | Whole | Year | Day | Flag

__all__ = [
    "Choice",
    "Code",
    "Day",
    "Flag",
    "Kind",
    "Line",
    "Number",
    "OrganizationCode",
    "Prose",
    "Underlined",
    "Whole",
    "Year",
]
