"""The CSV of one indicator."""

import csv
from io import StringIO

import pytest

from kpitracker.downloads import safe_text
from tests.factories import make_actual, make_indicator, make_plan
from tests.indicators.published import published
from tests.kpitracker.town import make_town

pytestmark = pytest.mark.django_db


def fetched(client, code="k", plan="p"):
    return client.get(f"/en/plans/{plan}/indicators/{code}/data.csv")


def rows(response):
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


class TestFile:
    def test_begins_with_a_bom_and_ends_lines_for_windows(self, client):
        make_indicator(make_plan("p"), code="k", actuals={2022: 12})

        response = fetched(client)

        assert response.content.startswith(b"\xef\xbb\xbf")
        assert response.content.count(b"\n") == response.content.count(b"\r\n") > 1
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="p_k.csv"'

    def test_numbers_stand_alone_and_context_repeats(self, client):
        make_indicator(
            make_plan("p"), code="k", unit="人", baseline=-35, actuals={2022: 1234}
        )

        found = {row["Fiscal year"]: row for row in rows(fetched(client))}

        assert found["2022"]["Actual"] == "1234"
        assert found["2019"]["Baseline"] == "-35"
        assert {row["Unit"] for row in found.values()} == {"人"}
        assert {row["Indicator code"] for row in found.values()} == {"k"}

    def test_a_year_without_value_stays_empty_with_its_reason(self, client):
        make_indicator(make_plan("p"), code="k", actuals={2021: 1, 2022: "collecting"})

        found = {row["Fiscal year"]: row for row in rows(fetched(client))}["2022"]

        assert found["Actual"] == ""
        assert found["Reason why there is no value"] == "being collected"

    def test_holds_published_values_only(self, client):
        indicator = make_indicator(make_plan("p"), code="k", actuals={2021: 12})
        make_actual(indicator, 2022, 18181, stage="confirmed", comment="内緒")

        assert b"18181" not in fetched(client).content
        assert "内緒".encode() not in fetched(client).content

    def test_no_cell_is_calculated_and_none_has_a_line_break(self, client):
        indicator = make_indicator(make_plan("p"), code="k", name="=1+1")
        make_actual(indicator, 2022, 12, comment="一行目\n二行目")

        found = {row["Fiscal year"]: row for row in rows(fetched(client))}["2022"]

        assert found["Indicator"] == "'=1+1"
        assert found["Explanation"] == "一行目 二行目"

    def test_both_ends_of_a_range_have_their_column(self, client):
        make_town()

        found = {
            row["Fiscal year"]: row for row in rows(fetched(client, "range", "town"))
        }

        assert (found["2022"]["Target"], found["2022"]["Upper end of the target"]) == (
            "20",
            "30",
        )

    def test_an_unknown_indicator_is_not_found(self, client):
        make_plan("p")

        assert fetched(client).status_code == 404


@pytest.mark.pure
@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a"])
def test_a_text_that_begins_like_a_formula_is_marked(text):
    assert safe_text(text) == f"'{text}"
    assert safe_text(f"a{text}") == f"a{text}"


class TestYear:
    def test_follows_the_page(self, client):
        indicator = make_indicator(make_plan("p"), code="k", actuals={2021: 1, 2022: 2})
        published(indicator.plan, 2021)
        published(indicator.plan, 2022)

        earlier = client.get("/en/plans/p/indicators/k/data.csv?year=2021")

        assert {row["Fiscal year"]: row["Actual"] for row in rows(earlier)}[
            "2022"
        ] == ""
