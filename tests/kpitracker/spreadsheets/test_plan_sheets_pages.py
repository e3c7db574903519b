"""The preview of a plan's sheet stays small, although its rows have many cells."""

import csv
import io

import pytest

from indicators.resources.indicators import IndicatorResource
from kpitracker.spreadsheets.importers import IMPORTERS
from plans.models import Role
from tests.desks import client_of, make_town
from tests.sheets import bring, problems

pytestmark = pytest.mark.django_db

MOST = 200_000
FILLED = {
    "plan_code": "p",
    "name": "名" * 300,
    "role": "成果指標",
    "unit": "人",
    "scale": "1",
    "decimals": "1",
    "aim": "増加",
    "basis": "累計",
    "entry": "running_total",
    "counts_from": "2020年度",
    "baseline_value": "1,234.5",
    "baseline_year": "2018年3月",
    "baseline_quality": "見込",
    "baseline_printed": "記" * 300,
    "baseline_note": "注" * 3000,
    "definition": "定" * 3000,
    "source": "典" * 3000,
    "tolerance": "3",
    "survey_every": "5",
    "survey_first": "2020",
    "predecessor_plan_code": "old",
    "predecessor_indicator_code": "k1",
    "common_definition": "共" * 200,
}


def test_a_page_of_new_indicators_with_every_column_is_small():
    town = make_town("p")
    user = town.user(Role.PLANNING)
    headings = [IndicatorResource.columns()[name].heading for name in FILLED]
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(["指標コード", *headings])
    writer.writerows([f"k{it}", *FILLED.values()] for it in range(40))
    job = bring(sheet.getvalue(), user=user, importer=IMPORTERS["indicators"])
    assert problems(job) == []

    pages = [
        client_of(user).get(f"/admin/sheets/{job.pk}/", {"page": number})
        for number in (1, 2, 3)
    ]

    assert [len(page.context["rows"]) for page in pages] == [15, 15, 10]
    assert max(len(page.content) for page in pages) <= MOST
