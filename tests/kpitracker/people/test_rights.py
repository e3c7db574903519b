"""Who may bring a sheet of people, and what bringing one costs."""

import pytest

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_user
from tests.kpitracker.people.sheets import HEAD, bring, confirm
from tests.kpitracker.sheets.towns import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestRights:
    @pytest.mark.parametrize(
        "role", [Role.EDITOR, Role.HEAD, Role.PLANNING, Role.AUDITOR]
    )
    def test_others_may_not_bring_it(self, town, hanako, role):
        browser = client_of(
            make_user(role, town.office, is_staff=True, username="member")
        )
        row = f"hanako,,停止,{town.office.code},editor,,\n"

        answer = upload(browser, HEAD + row, kind="people")

        assert answer.status_code == 400
        hanako.refresh_from_db()
        assert hanako.is_active

    def test_nor_confirm_it_once_they_no_longer_administer(
        self, town, browser, admin, hanako
    ):
        job = bring(browser, f"hanako,,停止,{town.office.code},editor,,")
        make_user(Role.ADMINISTRATOR, town.office)
        admin.memberships.update(role=Role.PLANNING)

        assert confirm(browser, job).status_code == 404
        hanako.refresh_from_db()
        assert hanako.is_active

    def test_asks_the_same_number_of_questions_for_any_number_of_rows(
        self, town, browser, django_assert_max_num_queries
    ):
        counts = []
        for size in (1, 30):
            rows = [f"u{n},名{n},,{town.office.code},editor,," for n in range(size)]
            bring(browser, *rows)
            with django_assert_max_num_queries(60) as asked:
                bring(browser, *rows)
            counts.append(len(asked))

        assert counts[0] == counts[1]
