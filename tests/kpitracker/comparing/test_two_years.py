"""The page of two years, its choices, and its file."""

import csv
from io import StringIO

import pytest

from indicators.publishing import publish
from tests.factories import make_actual, make_goal, make_indicator, make_plan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.usefixtures("in_japanese"),
]

PAGE = "/plans/town/years/"


@pytest.fixture
def town():
    plan = make_plan("town")
    goal = make_goal(plan, title="働く")
    make_indicator(
        on=goal, name="創業件数", actuals={2020: 11, 2021: 9, 2022: 12, 2023: 20}
    )
    make_indicator(on=goal, name="会員数", unit="人", actuals={2021: 20, 2023: 20})
    return plan


def choices(response) -> tuple[int, int]:
    asked = response.context["asked"]
    return asked.before, asked.year


class TestChoosing:
    def test_begins_with_the_latest_year_and_the_one_before(self, client, town):
        response = client.get(PAGE)

        assert choices(response) == (2022, 2023)
        assert response.context["refusals"] == []

    def test_takes_the_years_of_the_address(self, client, town):
        assert choices(client.get(f"{PAGE}?year=2022&before=2020")) == (2020, 2022)

    @pytest.mark.parametrize(
        ("query", "shown", "said"),
        [
            ("year=1999", (2022, 2023), "1999"),
            ("year=２０２３", (2022, 2023), "２０２３"),
            ("year=2020", (2022, 2023), "2020"),
            ("year=2022&before=2023", (2021, 2022), "2023"),
            ("year=2022&before=2022", (2021, 2022), "2022"),
            ("before=%00", (2022, 2023), ""),
            ("goal=g9", (2022, 2023), "g9"),
            ("changed=yes", (2022, 2023), "yes"),
        ],
    )
    def test_says_what_it_cannot_show(self, client, town, query, shown, said):
        response = client.get(f"{PAGE}?{query}")

        assert choices(response) == shown
        (sentence,) = response.context["refusals"]
        assert f"「{said}" in sentence


class TestPage:
    def test_says_in_a_sentence_what_moved(self, client, town):
        response = client.get(f"{PAGE}?year=2023&before=2021")

        assert response.context["summary"] == (
            "2021年度から2023年度にかけて、判定の改善は1件、悪化は0件、変化なしは1件、"
            "新たに判定したものは0件です。 達成または順調は、2021年度が判定2件中1件、"
            "2023年度が2件中2件でした。"
        )
        assert "＋11件" in response.text and "±0人" in response.text

    def test_says_that_estimates_are_counted_apart(self, client, town):
        indicator = make_indicator(town, code="e", actuals={2022: 9})
        make_actual(indicator, 2023, 20, quality="estimate")

        html = client.get("/en/plans/town/years/").text
        file = client.get("/plans/town/years/data.csv").text

        assert "improved 1, worsened 0, unchanged 0, newly judged 1" in html
        assert "Counted apart: 1 that involves a judgement by an estimate." in html
        assert "見込値を含む" in file

    def test_says_why_nothing_is_compared(self, client, town):
        response = client.get(f"{PAGE}?year=2022&before=2021")

        assert "2022年度の実績値なし" in response.text

    def test_names_the_version_of_each_year(self, client, town):
        publish(town, 2023, user=None)

        response = client.get(PAGE)

        assert 'href="/plans/town/publications/2023/1/"' in response.text
        assert "公表済みの値（版なし）" in response.text

    def test_may_show_only_what_changed(self, client, town):
        response = client.get(f"{PAGE}?year=2023&before=2021&changed=1")

        assert [row.code for group in response.context["groups"] for row in group.rows]
        assert "会員数" not in response.text

    def test_says_so_where_nothing_changed(self, client, town):
        town.indicators.get(name="創業件数").actuals.all().delete()

        response = client.get(f"{PAGE}?year=2023&before=2021&changed=1")

        assert "判定が変わった指標はありません" in response.text


class TestNothingToCompare:
    def test_without_values_says_so(self, client):
        make_indicator(make_plan("town"))

        assert "比較できる年度がありません" in client.get(PAGE).text
        assert client.get(f"{PAGE}data.csv").status_code == 404

    def test_a_plan_without_indicators_has_none_to_publish(self, client):
        make_plan("town")

        text = client.get(PAGE).text

        assert "この計画には指標がありません" in text
        assert "公表済みの実績値がまだない" not in text

    def test_with_one_year_says_so(self, client):
        make_indicator(make_plan("town"), actuals={2020: 11})

        response = client.get(PAGE)

        assert "公表済みの実績値は2020年度（令和2年度）だけです" in response.text

    def test_a_plan_that_is_not_shown_is_not_there(self, client):
        make_plan("town", visibility="internal")

        assert client.get(PAGE).status_code == 404


def test_the_file_holds_what_the_page_shows(client, town):
    response = client.get(f"{PAGE}data.csv?year=2023&before=2021")

    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert "town_2021_2023.csv" in response["Content-Disposition"]
    assert [row["実績値の増減"] for row in rows] == ["11", "0"]
    assert [row["判定の変化"] for row in rows] == ["改善", "変化なし"]
    assert rows[0]["2021年度実績値"] == "9"
