"""Staged rows: packed and unpacked the same, and shown a page at a time."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from plans.imports import staging
from plans.imports.paging import page_of
from plans.imports.problems import Problem
from plans.imports.staging import Chunk, Entry, Kind
from plans.models import ImportJob

texts = st.text(st.characters(codec="utf-8"), max_size=8)
cells = st.dictionaries(texts, texts, max_size=3)
entries = st.builds(
    Entry,
    st.integers(1, 10**6),
    st.sampled_from([kind.value for kind in Kind]),
    st.lists(st.none() | st.integers() | texts),
    cells,
    cells,
    st.lists(st.tuples(texts, texts).map(list)),
)
problems = st.builds(Problem, st.integers(0, 10**6), texts, texts)


class TestAChunk:
    @pytest.mark.pure
    @given(st.lists(entries), st.lists(problems))
    def test_comes_out_as_it_went_in(self, rows, wrong):
        chunk = Chunk(rows, wrong)

        assert staging.unpack(staging.pack(chunk)) == chunk


def entry(line: int, kind: str, *, warned: bool = False) -> Entry:
    warnings = [("half", "!")] if warned else []
    return Entry(line, kind, [line], {}, {}, warnings)


@pytest.fixture
def job(db):
    """Three blocks: 60 new rows, 60 changed ones of which 30 are odd, 60 problems."""
    job = ImportJob.objects.create(kind="actuals", created_at=timezone.now())
    staging.save(job, 0, Chunk([entry(n, "new") for n in range(60)]))
    odd = [entry(n, "changed", warned=n % 2 == 0) for n in range(60, 120)]
    staging.save(job, 1, Chunk(odd))
    wrong = [Problem(n, "実績値", "!") for n in range(120, 180)]
    staging.save(job, 2, Chunk([entry(180, "new")], wrong))
    return job


class TestAPage:
    def test_shows_the_most_urgent_first(self, job):
        page = page_of(job, show=None, number=1)

        assert (page.show, page.pages, len(page.problems)) == ("problems", 2, 50)
        assert page.counts == {
            "problems": 60,
            "warnings": 30,
            "changed": 60,
            "new": 61,
            "unchanged": 0,
        }

    def test_goes_on_in_the_next_block(self, job):
        page = page_of(job, show="new", number=2)

        assert [it.line for it in page.entries] == [*range(50, 60), 180]

    def test_shows_only_the_rows_asked_for(self, job):
        page = page_of(job, show="warnings", number=1)

        assert [it.line for it in page.entries] == list(range(60, 120, 2))

    @pytest.mark.parametrize("number", [0, 99])
    def test_outside_the_pages_is_the_first_or_the_last(self, job, number):
        page = page_of(job, show="new", number=number)

        assert page.number == (1 if number == 0 else 2)

    def test_opens_only_the_blocks_it_shows(self, job, django_assert_num_queries):
        with django_assert_num_queries(2):
            page_of(job, show="changed", number=1)
