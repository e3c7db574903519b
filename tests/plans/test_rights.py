"""Who may do what to what."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from plans.models import Department, Membership, Organization, Plan, Role, User
from plans.rights import Action, Scope, can

pytestmark = pytest.mark.django_db

TODAY = date(2024, 5, 20)


@pytest.fixture
def town() -> Organization:
    town = Organization(name="架空町")
    town.save()
    return town


@pytest.fixture
def offices(town) -> dict[str, Department]:
    offices = {}
    for code in ("kikaku", "kosodate"):
        offices[code] = Department(organization=town, code=code, name=code)
        offices[code].save()
    return offices


def member(office: Department, role: Role, **dates) -> User:
    user = User.objects.create_user(f"{role}-{office.pk}-{User.objects.count()}")
    Membership(user=user, department=office, role=role, **dates).save()
    return user


# What each role may do: to a thing of its own department, to one of another
# department of the same organization, to an unpublished value of each.
V, E, A, C, X, M = ["view", "enter", "approve", "confirm", "change", "administer"]
EXPECTED = {
    Role.VIEWER: ({V}, {V}, set(), set()),
    Role.EDITOR: ({V, E}, {V}, {V, E}, set()),
    Role.HEAD: ({V, E, A}, {V}, {V, E, A}, set()),
    Role.PLANNING: ({V, E, C, X}, {V, E, C, X}, {V, E, C, X}, {V, E, C, X}),
    Role.AUDITOR: ({V}, {V}, {V}, {V}),
    Role.ADMINISTRATOR: ({V, M}, {V, M}, {V, M}, {V, M}),
}


class TestRoles:
    @pytest.mark.parametrize("role", Role)
    def test_each_role_may_do_exactly_this(self, town, offices, role):
        user = member(offices["kosodate"], role)
        own, other = offices["kosodate"].pk, offices["kikaku"].pk
        things = [
            Scope(town.pk, own),
            Scope(town.pk, other),
            Scope(town.pk, own, is_published=False),
            Scope(town.pk, other, is_published=False),
        ]

        allowed = tuple(
            {action.value for action in Action if can(user, action, thing, on=TODAY)}
            for thing in things
        )

        assert allowed == EXPECTED[role]

    @pytest.mark.parametrize("role", Role)
    def test_no_role_reaches_another_organization(self, offices, role):
        user = member(offices["kosodate"], role)
        elsewhere = Organization(name="隣町")
        elsewhere.save()

        for thing in (Scope(elsewhere.pk), Scope(None)):
            assert not any(can(user, action, thing, on=TODAY) for action in Action)


class TestEverybody:
    def test_reads_what_is_public_and_published(self):
        thing = Scope(1, is_public=True)

        assert can(AnonymousUser(), Action.VIEW, thing, on=TODAY)

    @pytest.mark.parametrize(
        "thing", [Scope(1), Scope(1, is_public=True, is_published=False)]
    )
    def test_reads_nothing_else(self, thing):
        assert not can(AnonymousUser(), Action.VIEW, thing, on=TODAY)

    def test_changes_nothing(self):
        thing = Scope(1, is_public=True)
        others = set(Action) - {Action.VIEW}

        assert not any(
            can(AnonymousUser(), action, thing, on=TODAY) for action in others
        )


class TestTime:
    @pytest.mark.parametrize(
        ("dates", "holds"),
        [
            ({}, True),
            ({"valid_from": TODAY, "valid_to": TODAY}, True),
            ({"valid_from": date(2024, 5, 21)}, False),
            ({"valid_to": date(2024, 5, 19)}, False),
        ],
    )
    def test_a_right_lasts_as_long_as_the_membership(self, town, offices, dates, holds):
        user = member(offices["kikaku"], Role.PLANNING, **dates)

        assert can(user, Action.CHANGE, Scope(town.pk), on=TODAY) is holds

    def test_a_deactivated_user_may_do_nothing(self, town, offices):
        user = member(offices["kikaku"], Role.PLANNING)
        user.is_active = False

        assert not can(user, Action.VIEW, Scope(town.pk), on=TODAY)

    def test_a_deactivated_superuser_may_do_nothing(self, town):
        user = User(is_superuser=True, is_active=False)

        assert not can(user, Action.VIEW, Scope(town.pk), on=TODAY)


class TestVisiblePlans:
    def test_everybody_sees_the_public_ones_and_members_their_own(self, town, offices):
        Plan(code="open", title="公開", visibility="public").save()
        Plan(code="ours", title="内部", organization=town).save()
        Plan(code="nobodys", title="内部").save()
        superuser = User(is_superuser=True)
        viewer = member(offices["kikaku"], Role.VIEWER)

        seen = {
            name: [plan.code for plan in Plan.objects.visible_to(user, on=TODAY)]
            for name, user in [
                ("anonymous", AnonymousUser()),
                ("viewer", viewer),
                ("superuser", superuser),
            ]
        }

        assert seen == {
            "anonymous": ["open"],
            "viewer": ["open", "ours"],
            "superuser": ["nobodys", "open", "ours"],
        }

    def test_rights_are_read_in_one_query(
        self, town, offices, django_assert_num_queries
    ):
        user = member(offices["kikaku"], Role.PLANNING)

        with django_assert_num_queries(1):
            for number in range(5):
                can(user, Action.CHANGE, Scope(number), on=TODAY)
