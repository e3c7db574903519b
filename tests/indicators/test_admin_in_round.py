"""Actuals under their indicator in a year that has a round: its steps come first."""

from datetime import date

import pytest

from indicators.models import Actual
from plans.models import Role
from tests.desks import client_of, posted
from tests.factories import make_actual, make_indicator, make_round
from tests.indicators.test_admin_actuals import errors_of, page_of, type_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]
OPEN = {"opens_on": date(2000, 1, 1), "closes_on": date(2200, 1, 1)}


def change(browser, indicator, /, **row):
    """Type into the first row and save; the answer."""
    page = page_of(indicator)
    typed = {f"actuals-0-{name}": it for name, it in row.items()}
    return browser.post(page, posted(browser.get(page)) | typed)


class TestInARound:
    """Stages move in the round alone; values are typed as ever."""

    def test_a_stage_is_refused(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        make_round(town.plan, 2023)
        browser = client_of(town.user(Role.EDITOR))

        answer = type_in(browser, indicator, cell="12", stage="submitted")

        assert "2023年度（令和5年度）の段階" in errors_of(answer)
        assert not Actual.objects.exists()

    def test_a_value_is_taken(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        make_round(town.plan, 2023, **OPEN)
        browser = client_of(town.user(Role.EDITOR))

        type_in(browser, indicator, cell="12")

        assert Actual.objects.get().stage == "draft"

    def test_a_value_on_its_way_is_not_moved_to_another_year(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        make_actual(indicator, 2022, 5, stage="submitted")
        make_round(town.plan, 2023, **OPEN)
        browser = client_of(town.user(Role.HEAD))

        answer = change(browser, indicator, fiscal_year="2023")

        assert "2023年度（令和5年度）の段階" in errors_of(answer)
        assert Actual.objects.get().fiscal_year == 2022

    @pytest.mark.parametrize(
        ("stage", "role"),
        [("submitted", Role.EDITOR), ("submitted", Role.HEAD), ("approved", Role.HEAD)],
    )
    def test_what_is_submitted_is_taken_back_first(self, town, stage, role):
        indicator = make_indicator(town.plan, department=town.office)
        make_actual(indicator, 2023, 5, stage=stage)
        make_round(town.plan, 2023, **OPEN)
        browser = client_of(town.user(role))

        assert change(browser, indicator, cell="99").status_code == 200
        assert change(browser, indicator, DELETE="on").status_code == 200

        assert Actual.objects.get().value == 5

    def test_nor_is_a_draft_changed_after_the_closing_date(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        make_actual(indicator, 2023, 5, stage="draft")
        make_round(town.plan, 2023)
        editor, planner = town.user(Role.EDITOR), town.user(Role.PLANNING)

        answer = change(client_of(editor), indicator, cell="99")
        change(client_of(planner), indicator, cell="7")

        assert "入力期間は" in errors_of(answer)
        assert Actual.objects.get().value == 7
