"""What an import would refuse of an indicator and its rows, the admin refuses too."""

from html import unescape

import pytest

from indicators.models import Actual, Indicator
from plans.models import Role
from tests.desks import client_of, posted
from tests.factories import make_indicator
from tests.refusals import assert_refused, edit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


@pytest.fixture
def browser(town):
    return client_of(town.user(Role.PLANNING))


class TestStates:
    @pytest.fixture
    def indicator(self, town):
        return make_indicator(
            town.plan,
            aim="state",
            baseline_state="未策定",
            actuals={2022: "素案"},
            target="策定",
        )

    def test_a_baseline_is_on_the_list(self, browser, indicator):
        sentence = (
            "「完成」は、この指標の状態にありません。入力できる状態：未策定、素案、策定"
        )
        assert_refused(browser, indicator, sentence, baseline_state="完成")

    def test_the_list_of_a_new_indicator_has_its_baseline(self, town, browser):
        page = "/admin/indicators/indicator/add/?plan=kakuu"
        sent = {
            **posted(browser.get(page)),
            "code": "k1",
            "name": "計画の策定",
            "aim": "state",
            "basis": "point",
            "baseline_state": "未策定",
            "states-TOTAL_FORMS": "1",
            "states-0-order": "1",
            "states-0-state": "策定",
        }

        refused = browser.post(page, sent)
        assert "当初の状態：「未策定」は" in unescape(refused.content.decode())
        assert not Indicator.objects.exists()

        taken = browser.post(page, {**sent, "states-0-state": "未策定"})
        assert taken.status_code == 302
        assert Indicator.objects.get().baseline_state == "未策定"

    @pytest.mark.parametrize("at", [0, 1, 2])
    @pytest.mark.parametrize("change", [("DELETE", "on"), ("state", "別の状態")])
    def test_one_in_use_stays_on_the_list(self, browser, indicator, at, change):
        name, typed = change
        state = indicator.states.all()[at]

        sentence = f"「{state}」は、この指標の状態にありません"
        assert_refused(browser, indicator, sentence, **{f"states-{at}-{name}": typed})

    def test_a_list_may_grow_together_with_what_uses_it(self, browser, indicator):
        answer = edit(
            browser,
            indicator,
            **{"states-TOTAL_FORMS": "4", "baseline_state": "構想"},
            **{"states-3-order": "9", "states-3-state": "構想"},
            **{"targets-0-state": "構想", "actuals-1-cell": "構想"},
            **{"actuals-1-fiscal_year": "2023"},
        )

        assert answer.status_code == 302
        assert Actual.objects.get(fiscal_year=2023).state == "構想"

    def test_numbers_have_none(self, town, browser):
        indicator = make_indicator(town.plan)
        typed = {"states-0-order": "1", "states-0-state": "策定"}

        sentence = "状態を持てるのは、めざす方向が「定性」の指標だけです"
        typed["states-TOTAL_FORMS"] = "1"
        assert_refused(browser, indicator, sentence, **typed)


class TestAim:
    def test_stays_while_values_are_numbers(self, town, browser):
        indicator = make_indicator(
            town.plan, target=None, baseline=None, actuals={2022: 15}
        )

        sentence = "めざす方向が「定性」の指標には、数値を入力できません"
        assert_refused(browser, indicator, sentence, aim="state")

    def test_stays_while_values_are_states(self, town, browser):
        indicator = make_indicator(
            town.plan, aim="state", target=None, actuals={2022: "素案"}
        )

        sentence = "状態を持てるのは、めざす方向が「定性」の指標だけです"
        assert_refused(browser, indicator, sentence, aim="monitor")

    def test_is_held_against_rows_that_are_not_sent(self, town, browser):
        indicator = make_indicator(
            town.plan, target=None, baseline=None, actuals={2022: 15}
        )
        unsent = {"actuals-TOTAL_FORMS": "0", "actuals-INITIAL_FORMS": "0"}

        sentence = "数値を入力できません"
        assert_refused(browser, indicator, sentence, aim="state", **unsent)


class TestLifecycle:
    def test_stays_merged_while_a_target_is(self, town, browser):
        indicator = make_indicator(
            town.plan, comparison="merged", lifecycle="merged", lifecycle_from=2022
        )

        sentence = "目標値を「統合」にできるのは、統合された指標だけです"
        typed = {"lifecycle": "active", "lifecycle_from": ""}
        assert_refused(browser, indicator, sentence, **typed)

    def test_of_two_successors_does_not_lead_back(self, town, browser):
        first = make_indicator(town.plan, lifecycle="ended")
        second = make_indicator(town.plan, lifecycle="ended", successor_indicator=first)

        sentence = "自分自身"
        assert_refused(browser, first, sentence, successor_indicator=str(second.pk))


def test_an_undetermined_target_stands_alone_also_among_new_ones(town, browser):
    indicator = make_indicator(town.plan, target=None)
    typed = {
        "targets-TOTAL_FORMS": "2",
        "targets-0-fiscal_year": "2023",
        "targets-0-comparison": "undetermined",
        "targets-1-fiscal_year": "2024",
        "targets-1-comparison": "reach",
        "targets-1-value": "20",
    }

    assert_refused(browser, indicator, "一つの版に一つしか設定できず", **typed)
