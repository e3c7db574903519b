"""Staged rows: what one block of a sheet would do, packed small and unpacked again."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from plans.imports.problems import Problem
from plans.models import ImportChunk, ImportJob
from plans.tuples import quick

ROWS_A_CHUNK = 5000
# Speed counts here, and repeated words shrink well enough.
COMPRESSION = 1
ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False
)


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Entry(NamedTuple):
    """One row as it is and as it would be. All parts go through JSON.

    ``key``: whatever the importer needs to find the row again. ``old`` and ``new`` hold
    the columns that differ, as text; ``warnings`` are pairs of kind and sentence.
    """

    line: int
    kind: str
    key: list
    old: dict[str, str]
    new: dict[str, str]
    warnings: list[tuple[str, str]]


entry_of = quick(Entry)


@dataclass(slots=True)
class Chunk:
    """A block of entries, and what is wrong in it."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Counts by the names of ``ImportChunk``'s columns."""
        kinds = Counter([entry.kind for entry in self.entries])
        return {
            **{kind.value: kinds[kind] for kind in Kind},
            "problems": len(self.problems),
            "warnings": len([True for entry in self.entries if entry.warnings]),
        }


def in_blocks(rows: list) -> Iterator[list]:
    """The rows cut into blocks, as many of them as a chunk holds."""
    for start in range(0, len(rows), ROWS_A_CHUNK):
        yield rows[start : start + ROWS_A_CHUNK]


def save(job: ImportJob, number: int, chunk: Chunk) -> dict[str, int]:
    """Keep the block under its number, in the place of an earlier one; its counts."""
    counts = chunk.counts()
    ImportChunk.objects.bulk_create(
        [ImportChunk(job=job, number=number, payload=pack(chunk), **counts)],
        update_conflicts=True,
        unique_fields=["job", "number"],
        update_fields=["payload", *counts],
    )
    return counts


def pack(chunk: Chunk) -> bytes:
    text = ENCODER.encode({"entries": chunk.entries, "problems": chunk.problems})
    return zlib.compress(text.encode("utf-8"), COMPRESSION)


def unpack(payload: bytes) -> Chunk:
    stored = json.loads(zlib.decompress(payload))
    return Chunk(
        entries=[*map(entry_of, stored["entries"])],
        problems=[Problem(*problem) for problem in stored["problems"]],
    )


def chunks(job: ImportJob) -> Iterator[tuple[int, Chunk]]:
    """The blocks in the order of the file, one in memory at a time."""
    numbers = list(job.chunks.order_by("number").values_list("number", flat=True))
    for number in numbers:
        payload = job.chunks.values_list("payload", flat=True).get(number=number)
        yield number, unpack(bytes(payload))


def totals(rows: Iterable[ImportChunk]) -> Counter[str]:
    """The counts of all blocks together."""
    total: Counter[str] = Counter()
    for row in rows:
        for name in (*Kind, "problems", "warnings"):
            total[str(name)] += getattr(row, name)
    return total
