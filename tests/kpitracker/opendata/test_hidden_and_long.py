"""Signs that nobody sees, and texts that no cell of Excel holds."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kpitracker.opendata.tables import BY_NAME
from plans.models import Organization, Plan
from plans.sheets.decoding import FORBIDDEN
from tests.factories import make_indicator
from tests.kpitracker.opendata.nasty import make_nasty_plan
from tests.kpitracker.opendata.taken import fetched, rows
from tests.kpitracker.pages import html_of, words

pytestmark = pytest.mark.django_db

SIGNS = [
    sign
    for sign in map(chr, range(1, 0x10000))
    if FORBIDDEN.match(sign) and not "\ud800" <= sign <= "\udfff"
]


class TestHiddenSigns:
    @pytest.fixture(autouse=True)
    def plan(self):
        plan = make_nasty_plan("p")
        hidden = "".join(f"前{sign}後" for sign in SIGNS)
        Plan.objects.filter(pk=plan.pk).update(
            title=hidden[:200], source_title=hidden[:200], licence=hidden[:60]
        )
        Organization.objects.update(name=hidden[:60])
        plan.indicators.update(definition=hidden)
        return plan

    @pytest.mark.parametrize("name", BY_NAME)
    @pytest.mark.parametrize(
        ("file", "encoding"),
        [("csv", "utf-8-sig"), ("csv?encoding=cp932", "cp932")],
    )
    def test_stand_in_no_table(self, client, name, file, encoding):
        text = fetched(client, "p", f"{name}.{file}").decode(encoding)

        assert not FORBIDDEN.search(text)

    @pytest.mark.parametrize("name", BY_NAME)
    def test_stand_in_no_workbook(self, client, name):
        book = load_workbook(BytesIO(fetched(client, "p", f"{name}.xlsx")))

        cells = [
            cell for row in book.active.iter_rows(values_only=True) for cell in row
        ]
        assert not FORBIDDEN.search("".join(map(str, cells)))

    def test_stand_not_in_the_descriptor(self, client):
        text = fetched(client, "p", "datapackage.json").decode()

        assert not FORBIDDEN.search(json.dumps(json.loads(text), ensure_ascii=False))

    def test_are_spaces(self, client):
        found = {row["definition"] for row in rows(client, "p", "indicators")}

        assert found == {"前 後" * len(SIGNS)}

    def test_are_nothing_that_shift_jis_replaces(self, client):
        assert "3 characters replaced" in words(html_of(client, "/en/plans/p/data/"))


class TestLongTexts:
    @pytest.fixture(autouse=True)
    def indicator(self):
        plan = make_nasty_plan("p")
        return make_indicator(plan, code="long", definition='"長"、' * 9_000)

    def test_are_refused_as_a_workbook_with_the_row(self, client):
        answer = client.get("/en/plans/p/data/indicators.xlsx")

        said = words(answer.content.decode())
        assert answer.status_code == 404
        assert 'A text in row 6 (011002 =架空"町" p …) has more than 32767' in said
        assert "Take the table as CSV." in said

    def test_are_not_offered_as_one(self, client):
        html = html_of(client, "/en/plans/p/data/")

        assert "indicators.xlsx" not in html
        assert "too large for Excel; take the CSV" in html
        assert "actuals.xlsx" in html

    def test_stand_whole_in_csv(self, client):
        found = {row["indicator_code"]: row for row in rows(client, "p", "indicators")}

        assert len(found["long"]["definition"]) == 36_000

    @pytest.mark.parametrize(
        ("text", "fits"),
        [
            ("長" * 32_767, True),
            ("長" * 32_768, False),
            ('"' * 32_767, True),
            ("," * 32_766, True),
            ("=" * 32_767, True),
            ("𠮷" * 16_384, False),
        ],
    )
    def test_are_offered_exactly_where_they_fit(self, client, indicator, text, fits):
        type(indicator).objects.filter(pk=indicator.pk).update(definition=text)

        is_offered = "indicators.xlsx" in html_of(client, "/en/plans/p/data/")

        answer = client.get("/plans/p/data/indicators.xlsx")
        assert is_offered == (answer.status_code == 200) == fits
