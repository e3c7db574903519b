"""The five plans are complete: as many elements as the documents print."""

import csv
from collections import Counter
from functools import cache

import pytest
from django.conf import settings

from plans.organization_code import is_valid

pytestmark = pytest.mark.pure

PLANS = {
    "aomori-sogo",
    "chuo-senryaku-2",
    "unnamed-city",
    "aomori-renkei",
    "kushiro-senryaku-2",
    "mihon",
    "mihon-4",
    "tonari",
}


@cache
def rows(plan: str, file: str) -> list[dict[str, str]]:
    path = settings.BASE_DIR / "fixtures" / plan / f"{file}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def levels(plan: str) -> list[int]:
    """How many elements stand at each depth, by the plan's own level names."""
    names = [row["name"] for row in rows(plan, "levels")]
    counted = Counter(row["level"] for row in rows(plan, "measures"))
    return [len(rows(plan, "goals")), *(counted[name] for name in names[1:])]


def texts(plan: str, kind: str) -> list[dict[str, str]]:
    return [row for row in rows(plan, "texts") if row["kind"] == kind]


def one(plan: str, file: str, **keys: str) -> dict[str, str]:
    (row,) = [
        row for row in rows(plan, file) if all(row[key] == keys[key] for key in keys)
    ]
    return row


def test_eight_plans_are_there_and_all_are_public():
    found = {path.parent.name for path in settings.BASE_DIR.glob("fixtures/*/plan.csv")}

    assert found == PLANS
    assert {rows(plan, "plan")[0]["visibility"] for plan in PLANS} == {"public"}


@pytest.mark.parametrize("plan", sorted(PLANS))
def test_every_organization_code_has_its_check_digit(plan):
    codes = [row["organization_code"] for row in rows(plan, "plan")]
    codes += [row["organization_code"] for row in rows(plan, "partners")]

    assert [code for code in codes if code and not is_valid(code)] == []


class TestAomoriSogo:
    def test_has_its_elements_on_three_levels(self):
        assert levels("aomori-sogo") == [2, 5, 15]

    def test_has_every_bullet(self):
        bullets = [
            len([row for row in texts("aomori-sogo", kind) if row["mark"]])
            for kind in ("initiative", "issues")
        ]

        assert bullets == [66, 29]

    def test_keeps_the_underlining(self):
        bodies = "".join(row["body"] for row in rows("aomori-sogo", "texts"))

        assert bodies.count("<u>") == bodies.count("</u>") == 9


class TestChuo:
    def test_has_its_elements(self):
        assert levels("chuo-senryaku-2") == [4, 12]
        assert len(texts("chuo-senryaku-2", "initiative")) == 41

    def test_has_six_goals_in_numbers_and_nineteen_kpi(self):
        roles = Counter(row["role"] for row in rows("chuo-senryaku-2", "indicators"))

        assert sorted(roles.values()) == [6, 19]

    def test_keeps_a_negative_baseline(self):
        printed = [
            (row["baseline_value"], row["baseline_printed"])
            for row in rows("chuo-senryaku-2", "indicators")
            if "△" in row["baseline_printed"]
        ]

        assert [value for value, _ in printed] == ["-35"]
        assert "△35" in printed[0][1].replace(" ", "")

    def test_keeps_a_state_to_reach(self):
        states = [row["state"] for row in rows("chuo-senryaku-2", "states")]

        assert states == ["未策定", "策定"]

    def test_keeps_a_target_that_is_set_later(self):
        undetermined = one("chuo-senryaku-2", "targets", comparison="undetermined")

        assert undetermined["printed"] == "整備後に利用者数を設定"


class TestUnnamedCity:
    def test_has_its_elements(self):
        assert levels("unnamed-city") == [1, 4]
        bullets = [row for row in texts("unnamed-city", "initiative") if row["mark"]]
        assert len(bullets) == 26

    def test_stays_anonymous(self):
        plan = rows("unnamed-city", "plan")[0]

        assert (plan["organization_code"], plan["organization_name"]) == ("", "")


class TestAomoriRenkei:
    PLAN = "aomori-renkei"

    def test_has_its_elements_on_four_levels(self):
        assert levels(self.PLAN) == [3, 8, 10, 55]

    def test_prints_57_indicators_of_which_55_are_distinct(self):
        assert len(rows(self.PLAN, "indicator_links")) == 57
        assert len(rows(self.PLAN, "indicators")) == 55

    def test_has_a_budget_for_every_project_and_year(self):
        cells = Counter(row["measure_code"] for row in rows(self.PLAN, "budgets"))

        assert len(cells) == 55
        assert set(cells.values()) == {5}
        assert len(rows(self.PLAN, "budget_totals")) == 55

    def test_keeps_number_dash_and_blank_apart(self):
        cells = Counter(
            "number" if row["amount"] else row["mark"] or "blank"
            for row in rows(self.PLAN, "budgets")
        )

        assert set(cells) == {"number", "－", "blank"}
        assert cells.total() == 275

    def test_marks_three_new_projects(self):
        new = [r["measure_code"] for r in rows(self.PLAN, "measures") if r["is_new"]]

        assert new == ["36", "46", "55"]

    def test_four_towns_take_part_in_every_project(self):
        assert len(rows(self.PLAN, "partners")) == 55 * 4

    def test_two_indicators_were_merged_into_project_4(self):
        merged = [
            (row["indicator_code"], row["successor_measure_code"])
            for row in rows(self.PLAN, "indicators")
            if row["lifecycle"] == "merged"
        ]
        wording = {
            row["printed"]
            for row in rows(self.PLAN, "targets")
            if row["comparison"] == "merged"
        }

        assert merged == [("p2", "4"), ("p3", "4")]
        assert wording == {"NO.4に統合"}

    def test_has_the_published_actuals_with_their_source(self):
        actuals = {
            (row["indicator_code"], row["fiscal_year"]): row["value"]
            for row in rows(self.PLAN, "actuals")
        }

        assert actuals == {
            ("p1", "2020"): "44",
            ("p1", "2021"): "48",
            ("p1", "2022"): "52",
            ("p12", "2021"): "463",
            ("p21", "2021"): "166",
            ("p44", "2020"): "11",
        }
        assert all(row["source"] for row in rows(self.PLAN, "actuals"))


class TestKushiro:
    def test_has_its_elements_and_one_relisting(self):
        relisted = [
            r for r in rows("kushiro-senryaku-2", "measures") if r["relists_code"]
        ]

        assert levels("kushiro-senryaku-2") == [4, 17, 47]
        assert len(relisted) == 1
        assert "再掲" in relisted[0]["title"]


class TestInvented:
    @pytest.mark.parametrize("plan", ["mihon", "mihon-4", "tonari"])
    def test_says_so_in_every_title(self, plan):
        titles = [
            row["title"]
            for file in ("plan", "goals", "measures")
            for row in rows(plan, file)
        ]

        assert [title for title in titles if "架空" not in title] == []
