"""Who comes into the admin, and what each role changes there."""

import pytest

from indicators.models import Actual, Indicator, Target
from plans.models import Role
from tests.desks import (
    address,
    client_of,
    fill,
    make_town,
    posted,
    registered_rows_of,
)
from tests.factories import make_actual, make_indicator, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

STAFF = [role for role in Role if role != Role.VIEWER]


@pytest.fixture
def town():
    town = make_town("kakuu")
    fill(town, "架空")
    return town


class TestWhoComesIn:
    @pytest.mark.parametrize("role", STAFF)
    def test_staff_with_a_desk_does(self, town, role):
        assert client_of(town.user(role)).get("/admin/").status_code == 200

    @pytest.mark.parametrize("role", [None, Role.VIEWER])
    def test_viewers_and_staff_without_a_desk_do_not(self, town, role):
        answer = client_of(town.user(role)).get("/admin/")

        assert answer.status_code == 302

    def test_a_membership_that_ended_opens_nothing(self, town):
        retired = town.user(Role.PLANNING, valid_to="2020-03-31")

        assert client_of(retired).get("/admin/").status_code == 302

    def test_who_was_deactivated_is_out_with_the_next_request(self, town):
        user = town.user(Role.PLANNING)
        browser = client_of(user)
        user.is_active = False
        user.save()

        assert browser.get("/admin/").status_code == 302

    def test_who_is_no_staff_is_out_whatever_the_membership(self, town):
        user = make_user(Role.PLANNING, town.office)

        assert client_of(user).get("/admin/").status_code == 302


MAY_CHANGE = {
    Role.EDITOR: {"indicator", "actual"},
    Role.HEAD: {"indicator", "actual"},
    Role.PLANNING: {
        "population",
        "plan",
        "goal",
        "measure",
        "text",
        "indicator",
        "actual",
    },
    Role.AUDITOR: set(),
    Role.ADMINISTRATOR: {"organization", "department", "membership", "user"},
}
MAY_READ_PEOPLE = {Role.PLANNING, Role.AUDITOR, Role.ADMINISTRATOR}


class TestRoles:
    @pytest.mark.parametrize("role", STAFF)
    def test_each_changes_what_is_its_own(self, town, role):
        member = town.user(role)
        browser = client_of(member)
        rows = {it._meta.model_name: it for it in registered_rows_of(town)}

        opened = {
            name: browser.get(address(row, "change")) for name, row in rows.items()
        }
        may_post = {
            name
            for name, answer in opened.items()
            if answer.status_code == 200
            and browser.post(address(rows[name], "change"), posted(answer)).status_code
            == 302
        }

        people = {"membership", "user"} if role not in MAY_READ_PEOPLE else set()
        assert {name for name, it in opened.items() if it.status_code != 200} == people
        assert may_post == MAY_CHANGE[role]

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.HEAD])
    def test_a_department_enters_values_and_nothing_else(self, town, role):
        indicator = Indicator.objects.get(plan=town.plan)
        browser = client_of(town.user(role))
        page = address(indicator, "change")
        sent = posted(browser.get(page))
        assert not [name for name in sent if name.startswith("targets-0")]

        answer = browser.post(
            page,
            {
                **sent,
                "name": "乗っ取り",
                "aim": "decrease",
                "targets-TOTAL_FORMS": "2",
                "targets-1-comparison": "reach",
                "targets-1-fiscal_year": "2023",
                "targets-1-value": "1",
                "actuals-1-fiscal_year": "R5",
                "actuals-1-cell": "１６",
            },
        )

        assert answer.status_code == 302
        indicator.refresh_from_db()
        assert indicator.name == "架空指標"
        assert Target.objects.count() == 1
        assert Actual.objects.get(fiscal_year=2023).value == 16

    def test_another_departments_values_stay_as_they_are(self, town):
        indicator = make_indicator(
            town.plan, department=town.other_office, actuals={2022: 15}
        )
        draft = make_actual(indicator, 2023, 99, stage="draft", comment="まだ秘密")
        browser = client_of(town.user(Role.EDITOR))

        read = browser.get(address(indicator, "change"))
        answers = [
            browser.post(address(indicator, "change"), {"name": "別"}),
            browser.get(address(draft, "change")),
            browser.get(address(draft, "history")),
        ]
        history = browser.get(address(indicator, "history")).content.decode()

        assert read.status_code == 200
        assert "まだ秘密" not in read.content.decode() + history
        assert [it.status_code for it in answers] == [403, 302, 302]

    def test_the_auditor_reads_drafts_and_their_history(self, town):
        indicator = make_indicator(town.plan, department=town.other_office)
        make_actual(indicator, 2023, 99, stage="draft", comment="下書き")
        browser = client_of(town.user(Role.AUDITOR))

        for page in ("change", "history"):
            assert "下書き" in browser.get(address(indicator, page)).content.decode()

    def test_nobody_publishes_from_a_department(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        draft = make_actual(indicator, 2023, 12, stage="draft")
        browser = client_of(town.user(Role.HEAD))
        page = address(draft, "change")
        sent = posted(browser.get(page))

        stages = [browser.post(page, {**sent, "stage": "published"}).status_code]
        draft.refresh_from_db()
        assert draft.stage == "draft"
        stages.append(browser.post(page, {**sent, "stage": "approved"}).status_code)
        draft.refresh_from_db()

        assert stages == [200, 302]
        assert draft.stage == "approved"

    def test_a_value_beyond_the_departments_reach_is_locked(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        published = make_actual(indicator, 2021, 12)
        browser = client_of(town.user(Role.EDITOR))
        page = address(indicator, "change")
        sent = posted(browser.get(page))

        browser.post(page, {**sent, "actuals-0-cell": "99"})
        browser.post(page, {**sent, "actuals-0-DELETE": "on"})

        published.refresh_from_db()
        assert (published.value, published.version) == (12, 1)
