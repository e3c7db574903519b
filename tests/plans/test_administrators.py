"""The last system administrator of an organization stays, whatever page is used."""

from datetime import date

import pytest

from plans.administrators import Term, left_alone
from plans.models import Department, Membership, Role, User
from tests.desks import address, client_of, posted

TODAY = date(2026, 4, 1)


@pytest.mark.pure
class TestLeftAlone:
    @pytest.mark.parametrize(
        ("remaining", "day"),
        [
            ([], TODAY),
            ([Term(1, None, None)], None),
            ([Term(2, None, None)], TODAY),
            ([Term(1, date(2026, 4, 2), None)], TODAY),
            ([Term(1, None, date(2026, 4, 30))], date(2026, 5, 1)),
            ([Term(1, None, date(2026, 4, 30)), Term(1, date(2026, 5, 1), None)], None),
        ],
    )
    def test_from_the_first_day_without_anybody(self, remaining, day):
        alone = left_alone([Term(1, None, None)], remaining, on=TODAY)

        assert alone == ({1: day} if day else {})

    def test_only_where_there_is_one_to_lose(self):
        assert left_alone([], [], on=TODAY) == {}
        assert left_alone([Term(1, None, date(2026, 3, 31))], [], on=TODAY) == {}


# By the page of what, and what is changed there.
WAYS = {
    "deactivated": (User, {"is_active": ""}),
    "without a desk": (User, {"is_staff": ""}),
    "another role, on the account": (User, {"memberships-0-role": "editor"}),
    "taken off the account": (User, {"memberships-0-DELETE": "on"}),
    "ends, in the office": (Department, {"memberships-0-valid_to": "2020-03-31"}),
    "another role": (Membership, {"role": "editor"}),
    "begins later": (Membership, {"valid_from": "2999-04-01"}),
}


@pytest.mark.django_db
@pytest.mark.usefixtures("in_japanese")
class TestEveryPage:
    @pytest.fixture
    def last(self, town):
        return town.user(Role.ADMINISTRATOR, username="system")

    def sent(self, last, way: str):
        """Send the page with the change; the answer, and whether it was kept."""
        model, changes = WAYS[way]
        seat = last.memberships.get()
        row = {User: last, Department: seat.department, Membership: seat}[model]
        browser = client_of(last)
        form = posted(browser.get(address(row, "change"))) | changes
        form = {name: text for name, text in form.items() if text or "-" in name}
        return browser.post(address(row, "change"), form)

    @pytest.mark.parametrize("way", WAYS)
    def test_refuses_to_let_the_last_one_go(self, last, way):
        answer = self.sent(last, way)

        assert answer.status_code == 200
        assert "の管理者がいなくなります" in answer.content.decode()
        last.refresh_from_db()
        assert (last.is_active, last.is_staff) == (True, True)
        seat = last.memberships.get()
        assert (seat.role, seat.valid_from, seat.valid_to) == (
            "administrator",
            None,
            None,
        )

    @pytest.mark.parametrize("way", WAYS)
    def test_lets_one_of_two_go(self, town, last, way):
        town.user(Role.ADMINISTRATOR, username="second")

        assert self.sent(last, way).status_code == 302

    @pytest.mark.parametrize("is_last", [True, False])
    def test_a_deletion_is_refused_the_same_way(self, town, last, is_last):
        if not is_last:
            town.user(Role.ADMINISTRATOR, username="second")
        seat = last.memberships.get()

        answer = client_of(last).post(
            address(seat, "delete"), {"post": "yes"}, follow=True
        )

        said = "の管理者がいなくなります" in answer.content.decode()
        assert said == is_last
        assert Membership.objects.filter(pk=seat.pk).exists() == is_last
