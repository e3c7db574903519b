"""Whatever is typed: refused in sentences, or written whole and undone to the byte."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpitracker.exchange.importing import import_package
from kpitracker.exchange.packing import write_package
from kpitracker.spreadsheets.plan_kinds import PLAN_SHEETS
from plans.models import Blanks, ImportState, Plan
from tests.kpitracker.exchange.packages import PackageMaker
from tests.kpitracker.spreadsheets.plan_sheets import (
    bring_text,
    confirm,
    state,
    undo,
    written,
)
from tests.long import size
from tests.sheets import problems

pytestmark = pytest.mark.django_db

TYPED = [
    *("", " ", "－", "-", "0", "1", "○", "×", "△35", "1,234", "３５人", "100千円"),
    *("51.8%", "2024", "R6", "2018年度", "2018年3月", "2024-03-31", "合計", "#REF!"),
    *("1E5", "(1)", "k1", "k2", "k9", "m1", "m3", "g1", "first", "seisaku", "施策"),
    *("machi-1", "x" * 400, "増加", "減少", "維持（以上）", "定性", "監視", "累計"),
    *("累計値", "時点", "見込", "到達", "以上", "今後設定", "統合", "状態の達成"),
    *("策定", "未策定", "不明", "決算額"),
]
cells = st.sampled_from(TYPED) | st.text(max_size=6).filter(
    lambda text: text.isprintable() and "\ufeff" not in text
)


def altered(data: bytes, edits: list[tuple[int, int, str]]) -> bytes:
    """A sheet with other cells in the rows and columns that the edits count to."""
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    for row, column, text in edits:
        if row % 5 == 4:
            rows.append(list(rows[row % len(rows)]))
        rows[-1 if row % 5 == 4 else row % len(rows)][column % len(header)] = text
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows([header, *rows])
    return file.getvalue().encode("utf-8-sig")


@settings(max_examples=size(50, long=1_000), suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(list(PLAN_SHEETS)),
    blanks=st.sampled_from(list(Blanks)),
    edits=st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40), cells), min_size=1, max_size=4
    ),
)
def test_whatever_is_typed_leaves_a_plan_that_is_whole(kind, blanks, edits):
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        import_package(PackageMaker(Path(folder) / "plan").write())
        plan = Plan.objects.get()
        before = state(plan)
        job = bring_text(kind, altered(written(kind, plan), edits), blanks=blanks)
        assert state(plan) == before
        if job.state == ImportState.REFUSED:
            assert all(sentence[-1] in ".?)" for sentence in problems(job))
        else:
            confirm(job)
            write_package(state(plan), Path(folder) / "after.zip")
            assert import_package(Path(folder) / "after.zip").is_empty
            undo(job)
            assert state(plan) == before
        transaction.set_rollback(True)
