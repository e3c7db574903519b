"""A department's own page: until when it is there, what follows, who sits there."""

import pytest
from django.core.exceptions import ValidationError

from plans.models import Membership, Role
from tests.desks import address, client_of, make_town, posted
from tests.factories import make_indicator, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestDepartmentPage:
    def test_shows_who_sits_there_to_who_reads_people(self, town, planner):
        make_user(Role.EDITOR, town.office, username="hanako", name="山田花子")
        editor = make_user(Role.EDITOR, town.other_office, is_staff=True)

        seen = client_of(planner).get(address(town.office, "change"))
        hidden = client_of(editor).get(address(town.office, "change"))

        assert "山田花子" in seen.content.decode()
        assert hidden.status_code == 200
        assert "山田花子" not in hidden.content.decode()
        history = client_of(editor).get(address(town.office, "history"))
        assert "山田花子" not in history.content.decode()

    def test_an_administrator_ends_a_seat_there(self, town):
        seated = make_user(Role.EDITOR, town.other_office)
        browser = client_of(
            make_user(Role.ADMINISTRATOR, town.other_office, is_staff=True)
        )
        page = address(town.other_office, "change")
        sent = posted(browser.get(page))
        (place,) = (
            name.removesuffix("-user")
            for name, value in sent.items()
            if name.endswith("-user") and value == str(seated.pk)
        )

        answer = browser.post(page, {**sent, f"{place}-valid_to": "2026-03-31"})

        assert answer.status_code == 302
        assert str(seated.memberships.get().valid_to) == "2026-03-31"

    def test_ended_offices_are_not_offered_for_new_assignments(self, town, planner):
        ask = "/admin/autocomplete/?app_label=indicators&model_name=indicator"

        offered = client_of(planner).get(f"{ask}&field_name=department&term=").json()

        assert [it["id"] for it in offered["results"]] == [str(town.other_office.pk)]

    def test_an_ended_office_keeps_what_it_has_and_gets_nothing_new(
        self, town, planner
    ):
        held = make_indicator(town.plan, department=town.office)
        other = make_indicator(town.plan, department=town.other_office)
        browser = client_of(planner)
        kept = posted(browser.get(address(held, "change")))
        new = posted(browser.get(address(other, "change")))

        first = browser.post(address(held, "change"), {**kept, "name": "新しい名"})
        second = browser.post(
            address(other, "change"), {**new, "department": str(town.office.pk)}
        )

        assert first.status_code == 302
        assert second.status_code == 200
        (sentence,) = second.context["adminform"].form.errors["department"]
        assert "架空室" in sentence

    def test_a_new_seat_in_an_ended_office_is_refused(self, town):
        administrator = make_user(Role.ADMINISTRATOR, town.other_office, is_staff=True)
        seated = make_user(Role.EDITOR, town.other_office)
        browser = client_of(administrator)
        membership = Membership.objects.get(user=seated)
        sent = posted(browser.get(address(membership, "change")))

        answer = browser.post(
            address(membership, "change"), {**sent, "department": str(town.office.pk)}
        )

        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors["department"]

    def test_its_successor_is_of_the_same_town(self, town):
        other = make_town("betsu", name="別の")
        town.other_office.successor = other.office

        with pytest.raises(ValidationError, match="別の団体"):
            town.other_office.full_clean()
