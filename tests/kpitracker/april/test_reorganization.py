"""April: what old departments held moves to new ones, once and with a reason."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from plans.models import AuditEntry, Department, Membership, Role
from plans.rights import Action, can
from tests.desks import client_of, make_town
from tests.factories import (
    make_department,
    make_indicator,
    make_measure,
    make_user,
    saved,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

PAGE = "/admin/reorganization/"


def move_page(department) -> str:
    return f"{PAGE}{department.pk}/"


def everything_on(answer) -> dict:
    return {
        "heir": answer.context["form"]["heir"].value(),
        "rows": [held.key for held, _ticked in answer.context["rows"]],
        "reason": "組織改編による",
    }


class TestMoving:
    def test_goes_to_the_successor_with_history_and_rights(self, town, planner):
        indicator = make_indicator(town.plan, department=town.office)
        measure = make_measure(town.plan, department=town.office)
        heirs_editor = make_user(Role.EDITOR, town.other_office)
        browser = client_of(planner)

        shown = browser.get(move_page(town.office))
        answer = browser.post(move_page(town.office), everything_on(shown))

        assert answer.status_code == 302
        for row in (indicator, measure):
            row.refresh_from_db()
            assert row.department == town.other_office
            last = row.history.latest()
            assert last.history_change_reason == "組織改編による"
            assert last.history_user == planner
        entry = AuditEntry.objects.get(action="indicators_moved")
        assert (entry.user, entry.organization) == (planner, town.organization)
        assert can(heirs_editor, Action.ENTER, indicator, on=localdate())
        left = make_user(Role.EDITOR, town.office)
        assert not can(left, Action.ENTER, indicator, on=localdate())

    def test_goes_where_a_hand_chooses_and_only_what_is_ticked(self, town, planner):
        third = make_department(town.organization, name="新しい課")
        first = make_indicator(town.plan, department=town.office)
        second = make_indicator(town.plan, department=town.office)
        browser = client_of(planner)
        sent = everything_on(browser.get(move_page(town.office)))

        browser.post(
            move_page(town.office),
            {**sent, "heir": str(third.pk), "rows": [sent["rows"][0]]},
        )

        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.department, second.department) == (third, town.office)

    def test_proposes_nobody_where_successors_lead_in_a_circle(self, town, planner):
        third = make_department(town.organization, valid_to=town.office.valid_to)
        fourth = make_department(
            town.organization, valid_to=town.office.valid_to, successor=third
        )
        # Two who saved at the same moment.
        Department.objects.filter(pk=third.pk).update(successor=fourth)
        Department.objects.filter(pk=town.office.pk).update(successor=third)
        make_indicator(town.plan, department=town.office)

        shown = client_of(planner).get(move_page(town.office))

        assert shown.context["form"]["heir"].value() is None

    def test_needs_a_reason(self, town, planner):
        indicator = make_indicator(town.plan, department=town.office)
        browser = client_of(planner)
        sent = everything_on(browser.get(move_page(town.office)))

        answer = browser.post(move_page(town.office), {**sent, "reason": " "})

        indicator.refresh_from_db()
        assert answer.status_code == 409
        assert answer.context["form"].errors["reason"]
        assert indicator.department == town.office

    def test_moves_nothing_when_a_row_has_changed_since_it_was_shown(
        self, town, planner
    ):
        rows = [make_indicator(town.plan, department=town.office) for _ in range(2)]
        browser = client_of(planner)
        sent = everything_on(browser.get(move_page(town.office)))
        rows[0].refresh_from_db()
        rows[0].name = "改名"
        rows[0].save()

        answer = browser.post(move_page(town.office), sent)

        assert answer.status_code == 409
        assert "何も移していません" in answer.content.decode()
        for row in rows:
            row.refresh_from_db()
            assert row.department == town.office

    def test_never_leads_to_another_town_or_to_an_ended_office(self, town, planner):
        other = make_town("betsu", name="別の")
        make_indicator(town.plan, department=town.office)
        browser = client_of(planner)
        sent = everything_on(browser.get(move_page(town.office)))

        for heir in (other.office, town.office):
            answer = browser.post(
                move_page(town.office), {**sent, "heir": str(heir.pk)}
            )
            assert answer.status_code == 409
            assert answer.context["form"].errors["heir"]


class TestTask:
    def test_stands_on_the_planners_home_until_all_is_moved(self, town, planner):
        make_indicator(town.plan, department=town.office)
        browser = client_of(planner)

        before = browser.get("/admin/").content.decode()
        sent = everything_on(browser.get(move_page(town.office)))
        browser.post(move_page(town.office), sent)

        assert move_page(town.office) in before
        assert move_page(town.office) not in browser.get("/admin/").content.decode()

    def test_names_an_heir_that_is_still_there(self, town, planner):
        heir = make_department(town.organization, name="その次の課")
        town.other_office.valid_to = localdate() - timedelta(days=1)
        town.other_office.successor = heir
        town.other_office.save()
        make_indicator(town.plan, department=town.office)
        make_user(Role.PLANNING, heir, username="p2", is_staff=True)

        (ended,) = client_of(planner).get(PAGE).context["ended"]

        assert ended.heir == heir

    def test_asks_three_questions_more_at_most_whatever_the_size(
        self, town, planner, django_assert_max_num_queries
    ):
        browser = client_of(planner)
        browser.get(PAGE)
        counts = []
        for _number in range(2):
            make_indicator(town.plan, department=town.office)
            make_indicator(town.plan, department=make_department(town.organization))
            with django_assert_max_num_queries(20) as asked:
                browser.get(PAGE)
                browser.get(move_page(town.office))
            counts.append(len(asked))

        assert counts[0] == counts[1]


class TestRights:
    @pytest.mark.parametrize(
        "role", [Role.EDITOR, Role.HEAD, Role.AUDITOR, Role.ADMINISTRATOR]
    )
    def test_other_roles_of_the_town_move_nothing(self, town, planner, role):
        indicator = make_indicator(town.plan, department=town.office)
        sent = everything_on(client_of(planner).get(move_page(town.office)))
        browser = client_of(make_user(role, town.other_office, is_staff=True))

        answers = [
            browser.get(PAGE),
            browser.get(move_page(town.office)),
            browser.post(move_page(town.office), sent),
        ]

        indicator.refresh_from_db()
        assert [it.status_code for it in answers] == [403, 403, 403]
        assert indicator.department == town.office

    def test_another_towns_planner_finds_no_such_office(self, town, planner):
        make_indicator(town.plan, department=town.office)
        sent = everything_on(client_of(planner).get(move_page(town.office)))
        other = make_town("betsu", name="別の")
        browser = client_of(other.user(Role.PLANNING))

        answers = [
            browser.get(move_page(town.office)),
            browser.post(move_page(town.office), sent),
        ]

        assert [it.status_code for it in answers] == [404, 404]
        assert "架空" not in browser.get(PAGE).content.decode()

    @pytest.mark.parametrize("role", [None, Role.VIEWER])
    def test_who_has_no_desk_is_led_to_the_login(self, town, role):
        visitor = make_user(role, town.other_office, is_staff=True)

        assert client_of(visitor).get(PAGE).status_code == 302

    def test_a_planner_without_a_valid_seat_moves_nothing(self, town):
        past = make_user(
            Role.PLANNING,
            town.other_office,
            is_staff=True,
            valid_to=localdate() - timedelta(days=1),
        )
        saved(Membership(user=past, department=town.other_office, role=Role.EDITOR))

        assert client_of(past).get(PAGE).status_code == 403
