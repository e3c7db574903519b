"""Ten thousand damaged files: each is applied as it says, or refused in sentences."""

import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction

from plans.imports import staging
from plans.models import ImportJob, ImportState
from tests.kpitracker.imports.damaged import Damaged, damaged
from tests.kpitracker.imports.good_files import Desk, make_desk
from tests.kpitracker.imports.judged import Case
from tests.kpitracker.imports.kept import Kept
from tests.kpitracker.imports.meant import meant_by
from tests.kpitracker.imports.pages import (
    SENTENCE,
    confirm,
    is_done,
    job_of,
    page_of,
    raw_texts,
    refusals,
    send,
    sentences,
)
from tests.long import size

FILES_A_BATCH = 50
BATCHES = size(3, long=200)
SECONDS = 10

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_file_is_applied_as_it_says_or_refused_in_sentences(batch, tally):
    desk = make_desk(batch)
    seeds = [f"{batch}-{number}" for number in range(FILES_A_BATCH)]

    files = {seed: damaged(desk.files, random.Random(seed)) for seed in seeds}

    assert _all_faults(desk, files, tally) == []


@pytest.mark.parametrize("batch", range(size(1, long=20)))
def test_so_are_pasted_cells(batch, tally):
    desk = make_desk(batch)
    tables = [
        file
        for file in desk.files
        if file.delimiter == "\t" and file.codec.startswith("utf-8")
    ]
    seeds = [f"pasted {batch}-{number}" for number in range(FILES_A_BATCH)]

    files = {seed: damaged(tables, random.Random(seed)) for seed in seeds}
    pasted = {
        seed: replace(file, data=file.data.decode("utf-8-sig", "replace"))
        for seed, file in files.items()
    }

    assert _all_faults(desk, pasted, tally) == []


def test_the_files_meet_every_end(tally):
    if tally["files"] < FILES_A_BATCH:
        pytest.skip("says something of many files only")

    assert min(tally[it] for it in ("applied", "refused", "unreadable")) > 9


def _all_faults(desk: Desk, files: dict[str, Damaged], tally: Counter) -> list[str]:
    before = Kept.now()
    faults = []
    for seed, file in files.items():
        started = time.monotonic()
        with transaction.atomic():
            found = _tried(desk, file, before, tally)
            transaction.set_rollback(True)
        if time.monotonic() - started > SECONDS:
            found.append("takes too long")
        tally["files"] += 1
        faults += [f"{seed}, {file.told}: {fault}" for fault in found]
    return faults


def _tried(desk: Desk, file: Damaged, before: Kept, tally: Counter) -> list[str]:
    try:
        return list(_faults(desk, file, before, tally))
    except Exception:
        # Whatever a view raises would be a page with status 500.
        tally["errors of ours"] += 1
        return [traceback.format_exc()]


def _faults(desk: Desk, file: Damaged, before: Kept, tally: Counter) -> Iterator[str]:
    answer = send(desk.browser, file.data, name=file.name, blanks=file.blanks)
    if answer.status_code == 400:
        tally["unreadable"] += 1
        yield from _spoken(answer, refusals(answer))
        yield from _untouched(before)
        return
    job = job_of(answer)
    yield from _spoken(desk.browser.get(page_of(job)), [])
    yield from _untouched(before)
    if job.state == ImportState.REFUSED:
        tally["refused"] += 1
        yield from _refused(desk, job)
        return
    answer = confirm(desk.browser, job)
    if not is_done(answer, job):
        tally["not confirmed"] += 1
        yield from _spoken(answer, sentences(answer))
        yield from _untouched(before)
        yield f"cannot be confirmed: {sentences(answer)}"
        return
    tally["applied"] += 1
    job.refresh_from_db()
    yield from _spoken(desk.browser.get(page_of(job)), [])
    after = Kept.now()
    meant = meant_by(file.data) if isinstance(file.data, bytes) else None
    yield from Case(job, meant, before, after).faults()
    tally["rows written"] += len(after.moved(before))
    tally["applied, and read a second time"] += meant is not None


def _refused(desk: Desk, job: ImportJob) -> Iterator[str]:
    problems = [
        problem for _number, chunk in staging.chunks(job) for problem in chunk.problems
    ]
    if not problems:
        yield "refused without a sentence"
    yield from _unspoken([problem.sentence for problem in problems])
    for page in ("?show=problems&page=2", "?show=new", "problems.csv"):
        answer = desk.browser.get(page_of(job) + page)
        if answer.status_code != 200:
            yield f"{page}: {answer.status_code}"


def _spoken(answer, said: list[str]) -> Iterator[str]:
    """What is said to people is sentences in their language."""
    if answer.status_code not in (200, 400, 409):
        yield f"status {answer.status_code}"
    if answer.status_code != 200 and not said:
        yield "refused without a sentence"
    if raw := raw_texts(answer):
        yield f"the page shows {raw}"
    yield from _unspoken(said)


def _unspoken(said: list[str]) -> Iterator[str]:
    for sentence in sorted(set(said)):
        if not SENTENCE.fullmatch(sentence):
            yield f"no sentence: {sentence}"


def _untouched(before: Kept) -> Iterator[str]:
    if Kept.now() != before:
        yield "values moved without being confirmed"
