"""Good files, damaged as programs, disks and people damage them; seeded."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.kpitracker.imports.damaged_workbooks import WORKBOOK_DAMAGES
from tests.kpitracker.imports.good_files import Good
from tests.kpitracker.imports.odd_cells import HEADINGS, ODD_CELLS

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Damaged:
    """``told`` names what was done to the file; ``blanks`` how it is brought.

    ``data``: bytes are a file, text is pasted.
    """

    name: str
    data: bytes | str
    told: str
    blanks: str


def damaged(files: list[Good], rng: random.Random) -> Damaged:
    """One of the files; one in twelve is left as it is."""
    good = rng.choice(files)
    data, told = good.data, [f"{good.name} ({good.codec or 'xlsx'})"]
    if good.codec:
        lines = data.decode(good.codec).splitlines(keepends=True)
        for damage in _some(TEXT_DAMAGES, rng):
            lines = damage(list(lines), good.delimiter, rng) or lines
            told.append(damage.__name__)
        data = _encoded("".join(lines), good, rng, told)
    else:
        for damage in _some(WORKBOOK_DAMAGES, rng):
            data = damage(data, rng)
            told.append(damage.__name__)
    if rng.random() < 0.2:
        damage = rng.choice(BYTE_DAMAGES)
        data = damage(data, rng)
        told.append(damage.__name__)
    blanks = rng.choice(["keep", "keep", "keep", "clear", "refuse"])
    return Damaged(good.name, data, ", ".join(told), blanks)


def _some(damages: list[Callable], rng: random.Random) -> list[Callable]:
    return rng.choices(damages, k=rng.choice([0, 1, 1, 1, 2, 2, 3]))


def _encoded(text: str, good: Good, rng: random.Random, told: list[str]) -> bytes:
    """Mostly as it was; else in another encoding, or in two of them."""
    if rng.random() < 0.85:
        errors = "replace" if good.codec == "cp932" else "surrogatepass"
        return text.encode(good.codec, errors)
    codec = rng.choice(["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "euc-jp"])
    errors = "surrogatepass" if codec.startswith("utf") else "replace"
    told.append(codec)
    if rng.random() < 0.5:
        return text.encode(codec, errors)
    told.append("cp932")
    at = rng.randrange(len(text) + 1)
    return text[:at].encode(codec, errors) + text[at:].encode("cp932", "replace")


def cell_replaced(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    at = rng.randrange(len(lines))
    cells = lines[at].rstrip("\r\n").split(delimiter)
    cells[rng.randrange(len(cells))] = rng.choice(ODD_CELLS)
    lines[at] = delimiter.join(cells) + "\r\n"
    return lines


def cell_quoted(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    at = rng.randrange(len(lines))
    cells = lines[at].rstrip("\r\n").split(delimiter)
    odd = rng.choice(ODD_CELLS).replace('"', '""')
    cells[rng.randrange(len(cells))] = f'"{odd}"'
    lines[at] = delimiter.join(cells) + "\r\n"
    return lines


def heading_changed(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    cells = lines[0].rstrip("\r\n").split(delimiter)
    cells[rng.randrange(len(cells))] = rng.choice(HEADINGS)
    lines[0] = delimiter.join(cells) + "\r\n"
    return lines


def column_dropped(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    at = rng.randrange(lines[0].count(delimiter) + 1)
    return [_without(line, delimiter, at) for line in lines]


def _without(line: str, delimiter: str, at: int) -> str:
    cells = line.rstrip("\r\n").split(delimiter)
    return delimiter.join(cells[:at] + cells[at + 1 :]) + "\r\n"


def column_repeated(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    at = rng.randrange(lines[0].count(delimiter) + 1)
    found = []
    for line in lines:
        cells = line.rstrip("\r\n").split(delimiter)
        found.append(delimiter.join([*cells, *cells[at : at + 1]]) + "\r\n")
    return found


def line_deleted(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    del lines[rng.randrange(len(lines))]
    return lines


def line_repeated(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))
    return lines


def lines_swapped(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    one, other = (rng.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def line_of_noise(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    noise = delimiter.join(rng.choices(ODD_CELLS, k=rng.randrange(12)))
    lines.insert(rng.randrange(len(lines) + 1), noise + "\n")
    return lines


def blank_lines(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    blank = rng.choice(["\r\n", delimiter * 9 + "\r\n", " \n", "\u3000\r\n", "\n" * 3])
    lines.insert(rng.randrange(len(lines) + 1), blank)
    return lines


def delimiter_changed(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    other = rng.choice([",", "\t", ";", "、", "，", "|"])
    return [line.replace(delimiter, other) for line in lines]


def sign_inserted(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    signs = ['"', '"', '""', delimiter, "\r", "\n", "\0", "\u202e", "\ud800", "\ufeff"]
    signs += ["\x1a", "\x1b", "\u200b", "\u2028", "\uffff", "'", "\\", "\x85", "\u3099"]
    at = rng.randrange(len(lines))
    place = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + rng.choice(signs) + lines[at][place:]
    return lines


def line_ends_changed(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    ends = rng.choice([["\n"], ["\r"], ["\r\n", "\n"], ["\r\r\n"], ["\n\r"], [""]])
    return [line.rstrip("\r\n") + rng.choice(ends) for line in lines]


def without_last_line_end(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    lines[-1] = lines[-1].rstrip("\r\n")
    return lines


def very_long(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    at = rng.randrange(len(lines))
    long = rng.choice(["あ" * 300_000, delimiter * 100_000, "9" * 100_000, '"' * 9_999])
    lines[at] = lines[at].rstrip("\r\n") + long + "\r\n"
    return lines


def very_many(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    return lines[:1] + lines[1:] * rng.choice([3, 50, 5001 // len(lines) + 2])


def header_alone(lines: Lines, delimiter: str, rng: random.Random) -> Lines:
    return lines[:1]


def bytes_flipped(data: bytes, rng: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 10])):
        if found:
            found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def bytes_deleted(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice([1, 2, 3, 100]) :]


def bytes_repeated(data: bytes, rng: random.Random) -> bytes:
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:]


def bytes_inserted(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.choice([1, 2, 16])) + data[at:]


def cut_off(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def zeroed(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + bytes(len(data) - at)


TEXT_DAMAGES = [
    *[cell_replaced] * 6,
    *[cell_quoted] * 3,
    *[sign_inserted] * 3,
    *(heading_changed, column_dropped, column_repeated, delimiter_changed),
    *(line_deleted, line_repeated, lines_swapped, line_of_noise, blank_lines),
    *(line_ends_changed, without_last_line_end, header_alone),
    *(very_long, very_many),
]
BYTE_DAMAGES = [
    *(bytes_flipped, bytes_deleted, bytes_repeated, bytes_inserted),
    *(cut_off, cut_off, zeroed),
]
