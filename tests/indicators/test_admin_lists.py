"""The lists of indicators and actuals: whose they are, and numbers as printed."""

from decimal import Decimal

import pytest

from indicators.printed import in_year, with_unit
from plans.models import Role
from tests.desks import client_of, make_town
from tests.factories import make_indicator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

LIST = "/admin/indicators/indicator/"


@pytest.fixture
def town():
    town = make_town("kakuu")
    make_indicator(town.plan, name="自分の指標", department=town.office)
    make_indicator(town.plan, name="隣の指標", department=town.other_office)
    make_indicator(town.plan, name="誰のでもない指標")
    return town


def names(browser, query: str = "") -> set[str]:
    answer = browser.get(LIST + query)
    return {it.name for it in answer.context["cl"].result_list}


class TestListOfAClerk:
    @pytest.mark.parametrize("role", [Role.EDITOR, Role.HEAD])
    def test_opens_with_the_own_departments(self, town, role):
        assert names(client_of(town.user(role))) == {"自分の指標"}

    def test_shows_all_on_demand_and_marks_the_own(self, town):
        browser = client_of(town.user(Role.EDITOR))

        assert len(names(browser, "?whose=all")) == 3
        page = browser.get(LIST + "?whose=all").content.decode()
        assert page.count("架空課（自分の課）") == 1
        assert "自分の課：架空課" in page

    def test_takes_an_unknown_choice_for_none(self, town):
        browser = client_of(town.user(Role.EDITOR))

        assert names(browser, "?whose=1' OR 1=1") == {"自分の指標"}


class TestListOfPlanningStaff:
    def test_opens_with_everything(self, town):
        browser = client_of(town.user(Role.PLANNING))

        assert len(names(browser)) == 3
        assert "自分の課" not in browser.get(LIST).content.decode()


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "facts", "printed"),
        [
            ("70", {"unit": "％", "decimals": 1}, "70.0％"),
            ("64.125", {"unit": "％", "decimals": 1}, "64.125％"),
            ("-1234", {"unit": "人", "scale": 1000}, "△1,234千人"),
            ("0", {"unit": "", "decimals": 2}, "0.00"),
        ],
    )
    def test_stand_with_their_decimals_and_unit(self, town, value, facts, printed):
        assert with_unit(make_indicator(town.plan, **facts), Decimal(value)) == printed

    def test_stand_after_their_fiscal_year(self):
        assert in_year(2022, "64.1％") == "2022年度 64.1％"
