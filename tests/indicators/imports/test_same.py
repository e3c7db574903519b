"""The short ways of reading say what reading in full says."""

from collections.abc import Iterator
from itertools import cycle, islice, product

import pytest

from indicators.enums import Quality, Stage
from indicators.imports import composing, rows
from plans.models import Blanks
from tests.factories import make_actual, make_indicator, make_plan
from tests.sheets import bring, entries, problems

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,指標,実績値,実績・見込,値がない理由,要因・説明,段階"
VALUES = ["", "10", "10.0", "-0", "0", "△35", "-35", "10人", "0.00001", "－", "#REF!"]
QUALITIES = ["", "実績", "見込", "estimate", "?"]
COMMENTS = ["", " ", "説明", "#REF!", '"一行\n二行"']
STAGES = ["", "入力中", "公表済み"]


@pytest.fixture
def plan():
    """A value of each stage and quality, and one that is missing."""
    plan = make_plan("p")
    indicator = make_indicator(plan, code="k", name="移住者数", unit="人")
    make_actual(indicator, 2019, 10, comment="説明")
    make_actual(indicator, 2020, -35, quality=Quality.ESTIMATE, stage=Stage.DRAFT)
    make_actual(indicator, 2021, 0, comment=" ", stage=Stage.SUBMITTED)
    make_actual(indicator, 2022, None, missing_reason="unpublished", comment="#REF!")
    return plan


def sheets() -> Iterator[str]:
    """Five years each, every one with cells that no other year of a sheet has."""
    rows = list(product(VALUES, QUALITIES, COMMENTS, STAGES))
    for first in range(0, len(rows), 10):
        lines = [
            f"p,k,{year},移住者数,{value},{quality},,{comment},{stage}"
            for year, (value, quality, comment, stage) in zip(
                range(2019, 2024), islice(cycle(rows), first, None, 83), strict=False
            )
        ]
        yield "\n".join([HEAD, *lines, ""])


@pytest.mark.parametrize("blanks", Blanks)
def test_every_short_way_agrees(plan, monkeypatch, blanks):
    short = [_told(bring(sheet, blanks=blanks)) for sheet in sheets()]
    monkeypatch.setattr(rows, "says_the_same", lambda *_row: False)
    monkeypatch.setattr(composing, "_bare", lambda *_row: None)

    assert short == [_told(bring(sheet, blanks=blanks)) for sheet in sheets()]
    assert any("unchanged" in str(told) for told in short)


def _told(job) -> tuple:
    return entries(job), problems(job), job.facts
