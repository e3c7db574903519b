"""Numbers that are typed with the unit of their row, or without it."""

from decimal import Decimal
from typing import Self

from plans.forms import SAYS_MORE, says_more
from plans.imports.widgets import NumberCell
from plans.reading import Reading, Refusal, read_number


class MeasuredCell(NumberCell):
    """A number in a unit that the row says: 35, △35, 35人, 1,234千人."""

    def __init__(self, unit: str = "", scale: int = 1) -> None:
        super().__init__()
        self.unit, self.scale = unit, scale

    def of(self, unit: str, scale: int) -> Self:
        """The same cell, in the unit of one row."""
        return type(self)(unit, scale)

    def read(self, text: str) -> Decimal | None:
        return self.reading(text).value

    def reading(self, text: str) -> Reading:
        reading = read_number(text, unit=self.unit, scale=self.scale)
        if says_more(reading) or reading.quality or reading.notes:
            raise Refusal(SAYS_MORE, text)
        return reading
