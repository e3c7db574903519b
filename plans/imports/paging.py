"""One page of what a job would change, without reading the rest of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from plans.imports.problems import Problem
from plans.imports.staging import Chunk, Entry, Kind, totals, unpack
from plans.models import ImportChunk, ImportJob

ROWS_A_PAGE = 50
PROBLEMS, WARNINGS = "problems", "warnings"
# What a page can show, the most urgent first.
SHOWS = [PROBLEMS, WARNINGS, *(kind.value for kind in (Kind.CHANGED, Kind.NEW))]
SHOWS.append(Kind.UNCHANGED.value)


@dataclass(frozen=True, slots=True)
class JobPage:
    """``counts`` of the whole job; ``entries`` or ``problems`` of this page alone."""

    show: str
    number: int
    pages: int
    counts: dict[str, int]
    entries: list[Entry]
    problems: list[Problem]


def page_of(
    job: ImportJob, *, show: str | None, number: int, rows_a_page: int = ROWS_A_PAGE
) -> JobPage:
    """Two queries, and one for each block that the page touches.

    ``show``: one of ``SHOWS``; anything else shows the most urgent that there is.
    """
    rows = list(job.chunks.order_by("number").defer("payload"))
    counts = {name: totals(rows)[name] for name in SHOWS}
    if show not in SHOWS:
        show = next((name for name in SHOWS if counts[name]), Kind.CHANGED.value)
    size = ROWS_A_PAGE if show == PROBLEMS else rows_a_page
    pages = max(1, -(-counts[show] // size))
    number = min(max(number, 1), pages)
    wanted = range((number - 1) * size, number * size)
    found = list(_rows(rows, show=show, wanted=wanted))
    is_problems = show == PROBLEMS
    return JobPage(
        show=show,
        number=number,
        pages=pages,
        counts=counts,
        entries=[] if is_problems else found,
        problems=found if is_problems else [],
    )


def _rows(
    rows: list[ImportChunk], *, show: str, wanted: range
) -> Iterator[Entry | Problem]:
    """The rows of a page; blocks without any of them stay packed."""
    before = 0
    for row in rows:
        count = getattr(row, show)
        if count and before < wanted.stop and before + count > wanted.start:
            payload = ImportChunk.objects.values_list("payload", flat=True)
            chunk = unpack(bytes(payload.get(pk=row.pk)))
            start = max(0, wanted.start - before)
            yield from _selected(chunk, show)[start : wanted.stop - before]
        before += count


def _selected(chunk: Chunk, show: str) -> list[Entry] | list[Problem]:
    if show == PROBLEMS:
        return chunk.problems
    if show == WARNINGS:
        return [entry for entry in chunk.entries if entry.warnings]
    return [entry for entry in chunk.entries if entry.kind == show]
