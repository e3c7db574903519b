"""The page of two plans: what can be chosen, what is said, and its file."""

import csv
from io import StringIO

import pytest

from tests.factories import make_indicator, make_organization, make_plan, make_user
from tests.populations import make_population

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.usefixtures("in_japanese"),
]

PAGE = "/compare/"
BIRTHS = {"name": "出生数", "unit": "人", "common_definition": "出生数"}


def make_town(code: str, people: int, births: int, **facts):
    organization = make_organization(f"架空町 {code}")
    make_population(organization, people)
    plan = make_plan(code, title=f"架空計画 {code}", organization=organization, **facts)
    make_indicator(plan, code="b", actuals={2021: 99, 2022: births}, **BIRTHS)
    return plan


@pytest.fixture
def one():
    return make_town("one", 10_000, 81)


@pytest.fixture
def other():
    return make_town("other", 4_000, 40)


def codes(response) -> list[str]:
    """The plans that are offered."""
    return [offer.plan.code for offer in response.context["offered"].shown]


class TestChoosing:
    def test_begins_with_a_plan(self, client, one, other):
        response = client.get(PAGE)

        assert codes(response) == ["one", "other"]
        assert 'href="/compare/?plan=one"' in response.text

    def test_then_offers_what_it_can_be_compared_with(self, client, one, other):
        response = client.get(f"{PAGE}?plan=one")

        assert 'href="/compare/?plan=one&amp;with=other"' in response.text
        assert "共通する指標 1件" in response.text

    def test_the_same_plan_twice_is_refused(self, client, one, other):
        response = client.get(f"{PAGE}?plan=one&with=one")

        assert "同じ計画どうしは比較できません" in response.text
        assert codes(response) == ["other"]

    def test_many_plans_are_searched(self, client, one, monkeypatch):
        monkeypatch.setattr("kpitracker.comparing.plans_offered.MOST_SHOWN", 2)
        for at in range(3):
            make_town(f"t{at}", 5, 5)

        everything = client.get(f"{PAGE}?plan=one")
        found = client.get(f"{PAGE}?plan=one&q=Ｔ２")

        assert "ほかに1件の計画があります" in everything.text
        assert codes(found) == ["t2"]
        assert "この言葉に合う計画はありません" in client.get(f"{PAGE}?q=ない").text

    @pytest.mark.parametrize(
        "query", ["plan=none", "plan=one&with=none", "plan=inside", "plan=%00"]
    )
    def test_a_plan_that_is_not_shown_is_not_there(self, client, one, query):
        make_plan("inside", visibility="internal")

        assert client.get(f"{PAGE}?{query}").status_code == 404

    def test_who_belongs_there_sees_an_internal_plan(self, client, one):
        inside = make_town("inside", 5, 5, visibility="internal")
        user = make_user(department=inside.organization.departments.create(code="d"))
        client.force_login(user)

        assert client.get(f"{PAGE}?plan=one&with=inside").status_code == 200

    @pytest.mark.parametrize("query", ["year=1999", "with_year=x", "year=&with_year=9"])
    def test_a_year_that_is_none_is_refused(self, client, one, other, query):
        response = client.get(f"{PAGE}?plan=one&with=other&{query}")

        assert response.context["report"].one.fiscal_year == 2022
        assert "2022年度を表示しています" in response.text


class TestPage:
    def test_tells_both_values_and_what_they_are_per_head(self, client, one, other):
        response = client.get(f"{PAGE}?plan=one&with=other")

        assert response.context["summary"] == (
            "「架空計画 one」（2022年度）と「架空計画 other」（2022年度）に共通する"
            "指標は1件で、このうち1件は実績値を比べられます。"
        )
        assert "△41人" in response.text
        assert "人口1,000人当たり <strong>8.1人" in response.text
        assert "人口1,000人当たり <strong>＋1.9人" in response.text
        assert "人口 10,000人（2023年1月1日現在）" in response.text

    def test_says_where_no_population_is_known(self, client, one, other):
        response = client.get(f"{PAGE}?plan=one&with=other&year=2021")

        assert "この年度の人口が登録されていないため" in response.text
        assert "人口1,000人当たり <strong>＋" not in response.text

    def test_prints_both_definitions_where_they_differ(self, client, one, other):
        one.indicators.update(definition="1月から12月まで")
        other.indicators.update(definition="4月から3月まで")

        response = client.get(f"{PAGE}?plan=one&with=other")

        assert "定義が異なる" in response.text
        assert "1月から12月まで" in response.text
        assert "4月から3月まで" in response.text


class TestNothingShared:
    def test_is_said_of_two_plans(self, client, one):
        make_indicator(make_plan("alone"))

        response = client.get(f"{PAGE}?plan=one&with=alone")

        assert "共通の定義をもつ指標も、引き継いだ指標もありません" in response.text
        assert client.get(f"{PAGE}data.csv?plan=one&with=alone").status_code == 404

    def test_is_said_of_one(self, client, one):
        response = client.get(f"{PAGE}?plan=one")

        assert "共通する指標をもつ計画は、ほかにありません" in response.text

    def test_is_said_of_all(self, client):
        assert "比較できる計画がありません" in client.get(PAGE).text


def test_the_file_holds_what_the_page_shows(client, one, other):
    response = client.get(f"{PAGE}data.csv?plan=one&with=other")

    (row,) = csv.DictReader(StringIO(response.content.decode("utf-8-sig")))
    assert "one_other.csv" in response["Content-Disposition"]
    assert (row["実績値 1"], row["実績値 2"], row["差"]) == ("81", "40", "-41")
    assert row["人口当たりの値 1"] == "8.100000"
    assert row["人口の基準日 2"] == "2023-01-01"
