"""Which indicator and year a file named already, and in which line."""

from array import array

BITS = 10
MASK = (1 << BITS) - 1


class Seen:
    """The line of the first row for each indicator and year.

    Blocks of 1,024 neighbouring ids, four bytes a row: the memory grows with the ids
    that occur, not with what their rows hold.
    """

    def __init__(self) -> None:
        self._blocks: dict[tuple[int, int], array] = {}

    def line_of(self, indicator: int, year: int, line: int) -> int:
        """The line that named the pair before; else 0, and ``line`` is kept."""
        key = (year, indicator >> BITS)
        block = self._blocks.get(key)
        if block is None:
            block = self._blocks[key] = array("I", bytes(4 << BITS))
        place = indicator & MASK
        first = block[place]
        if not first:
            block[place] = line
        return first

    @property
    def indicators(self) -> int:
        """How many indicators were named, in whatever year."""
        of_ids: dict[int, list[array]] = {}
        for (_year, ids), block in self._blocks.items():
            of_ids.setdefault(ids, []).append(block)
        return sum(
            any(lines)
            for years in of_ids.values()
            for lines in zip(*years, strict=True)
        )
