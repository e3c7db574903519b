"""Rows that fit on a page, however long their texts are."""

from django.utils.html import escape

from plans.imports.importer import Shown

# Bytes of all rows and cells together, with the HTML that they stand in.
MOST = 150_000
BESIDE_A_ROW, BESIDE_A_CELL = 250, 180
# Characters to which long texts are cut until all fit.
LENGTHS = (2000, 1000, 500, 250, 120, 60)
CUT = "…"


def fitting(rows: list[Shown]) -> list[Shown]:
    """The rows as they are, or with long texts cut to where they change."""
    fitted = rows
    for length in LENGTHS:
        if sum(map(_size, fitted)) <= MOST:
            break
        fitted = [_cut(row, length) for row in rows]
    return fitted


def _size(row: Shown) -> int:
    texts = [row.label, *(sentence for _kind, sentence in row.warnings)]
    for cell in row.cells:
        texts += cell
    beside = BESIDE_A_ROW + BESIDE_A_CELL * len(row.cells)
    return sum(map(_bytes, texts)) + beside


def _bytes(text: str) -> int:
    return len(escape(text).encode())


def _cut(row: Shown, length: int) -> Shown:
    cells = []
    for heading, old, new in row.cells:
        start = max(0, _common(old, new) - length // 4)
        cells.append((heading, *(_part(text, start, length) for text in (old, new))))
    return Shown(row.line, row.kind, _part(row.label, 0, length), cells, row.warnings)


def _common(old: str, new: str) -> int:
    """How many characters both begin with."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), 0)


def _part(text: str, start: int, length: int) -> str:
    if len(text) <= length:
        return text
    before = CUT if start else ""
    after = CUT if start + length < len(text) else ""
    return f"{before}{text[start : start + length]}{after}"
