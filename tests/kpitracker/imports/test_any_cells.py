"""Whatever stands in the cells: a row is applied as it says, or refused."""

import csv
import io

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from plans.models import Blanks, ImportState
from plans.sheets.faults import Unreadable
from tests.kpitracker.imports.good_files import make_desk
from tests.kpitracker.imports.judged import Case
from tests.kpitracker.imports.kept import Kept
from tests.kpitracker.imports.meant import meant_by
from tests.kpitracker.imports.odd_cells import HEADINGS, ODD_CELLS
from tests.kpitracker.imports.pages import RAW
from tests.long import size
from tests.sheets import bring, confirm, problems

pytestmark = pytest.mark.django_db

KEYS = ["計画コード", "指標コード", "年度"]

blank = st.just("")
prose = st.text(st.characters(exclude_categories=["C"]), max_size=12)
odd = st.sampled_from(ODD_CELLS) | prose
plans = st.sampled_from([*["a"] * 29, "ａ", " a ", "b", ""])
codes = st.sampled_from(["n1", "n2", "n3", "n4", "1", "n-1.2", "s1", "m1", "ｎ１"])
years = st.sampled_from(["2021", "R4", "令和5年度", "２０２３", "2024年度"])
FITTING = {
    "実績値": st.sampled_from(["5", "１，２００", "△3.5", "素案", "－", ""])
    | st.decimals(-(10**10), 10**10, places=4).map("{:f}".format),
    "要因・説明": prose,
    "実績・見込": blank | st.sampled_from(["実績", "見込"]),
    "値がない理由": blank | blank | st.just("集計中"),
    "出典": prose,
    "段階": blank | st.sampled_from(["下書き", "draft", "公表済み"]),
}
told = st.lists(st.sampled_from([*FITTING]), min_size=1, max_size=6, unique=True)
strange = st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6)
headers = st.integers(0, 20).flatmap(lambda it: strange if it == 20 else told)


@st.composite
def cells(draw, heading: str) -> str:
    """Mostly what fits under the heading."""
    is_odd = draw(st.integers(0, 20)) == 20
    return draw(odd if is_odd else FITTING.get(heading, blank))


@st.composite
def files(draw) -> bytes:
    """A well-formed file under headings that mostly are known."""
    header = draw(headers)
    row = st.tuples(plans, codes, years, *map(cells, header))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=draw(st.sampled_from(",\t")))
    writer.writerow([*KEYS, *header])
    writer.writerows(draw(st.lists(row, min_size=1, max_size=3)))
    codec = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16"]))
    errors = "replace" if codec == "cp932" else "surrogatepass"
    return text.getvalue().encode(codec, errors)


@pytest.fixture
def user():
    return make_desk(0).user


@settings(
    max_examples=size(100, long=5_000),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=files(), blanks=st.sampled_from(Blanks))
def test_any_cells_are_applied_as_they_say_or_refused(user, data, blanks):
    before = Kept.now()
    with transaction.atomic():
        try:
            job = bring(data, user=user, blanks=blanks)
        except Unreadable as error:
            event(str(error)[:70])
            assert not RAW.search(str(error))
            assert Kept.now() == before
            return
        said = problems(job)
        assert not [sentence for sentence in said if RAW.search(sentence)]
        assert bool(said) == (job.state == ImportState.REFUSED)
        event(str(job.state))
        if job.state == ImportState.READY:
            confirm(job, user=user, correction="訂正")
            job.refresh_from_db()
            assert Case(job, meant_by(data), before, Kept.now()).faults() == []
        else:
            assert Kept.now() == before
        transaction.set_rollback(True)
