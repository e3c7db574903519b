"""Where pages end: decided here, so that no goal's name is left at the foot of one."""

from collections.abc import Iterable

# What A4 landscape leaves between the margins, in points.
PAPER_WIDTH, PAPER_HEIGHT = 784, 508
# Of a column: a digit's width, its padding, and points in a pixel.
DIGIT, PADDING, POINTS = 7, 5, 0.75
# Programs differ a little; a page that fills up sooner would be cut twice.
FILLED = 0.95


class Pages:
    """Counts rows onto pages; ``repeated`` is the height of the header on each."""

    def __init__(
        self, widths: Iterable[float], *, front: float, repeated: float
    ) -> None:
        width = sum((DIGIT * one + PADDING) * POINTS for one in widths)
        self.room = FILLED * PAPER_HEIGHT * max(1, width / PAPER_WIDTH)
        self.repeated = repeated
        self.filled = front + repeated

    def has_room_for(self, height: float) -> bool:
        return self.filled + height <= self.room

    def turn(self) -> None:
        self.filled = self.repeated

    def add(self, height: float) -> None:
        self.filled += height
