"""Who reaches what in the admin: by role, by town, and by the page's back doors."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from indicators.models import Actual, Indicator, Target
from measures.models import Measure, Partner
from plans.models import Goal, Membership, Role
from tests.desks import client_of, make_town, posted
from tests.factories import (
    make_actual,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_text,
    make_user,
)

pytestmark = pytest.mark.django_db

SECRET = "ひみつ"
STAFF = [role for role in Role if role != Role.VIEWER]


@pytest.fixture(autouse=True)
def in_japanese():
    with override("ja"):
        yield


def fill(town, word: str):
    """A row of every kind with the word wherever a word can stand."""
    goal = make_goal(town.plan, title=f"{word}目標")
    measure = make_measure(goal=goal, title=f"{word}施策", department=town.office)
    make_text(measure, f"{word}本文", heading=f"{word}見出し")
    make_edition(town.plan, name=f"{word}版")
    indicator = make_indicator(
        on=measure, name=f"{word}指標", department=town.office, definition=word
    )
    make_actual(indicator, 2022, 15, comment=f"{word}要因")
    indicator.definition = f"{word}改"
    indicator.save()
    return indicator


@pytest.fixture
def town():
    town = make_town("kakuu")
    fill(town, "架空")
    return town


@pytest.fixture
def secret_town():
    """Another town; its plan is public, so that only the desk keeps it out."""
    town = make_town("himitsu", name=SECRET, visibility="public")
    fill(town, SECRET)
    make_user(Role.PLANNING, town.office, username="himitsu", name=SECRET)
    return town


def address(row, page: str, model_admin=None) -> str:
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[row.pk])


def registered_rows_of(town):
    """One row of each registered model in this town."""
    indicator = Indicator.objects.get(plan=town.plan)
    return [
        town.organization,
        town.office,
        town.plan,
        Goal.objects.get(plan=town.plan),
        Measure.objects.get(plan=town.plan),
        town.plan.texts.get(),
        indicator,
        indicator.actuals.get(),
        *Membership.objects.filter(department=town.office),
        *(it.user for it in Membership.objects.filter(department=town.office)),
    ]


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
    Role.PLANNING: {"plan", "goal", "measure", "text", "indicator", "actual"},
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
        deleted = browser.post(page, {**sent, "actuals-0-DELETE": "on"})

        published.refresh_from_db()
        assert published.value == 12
        assert deleted.status_code == 200


class TestOtherTowns:
    def doors(self, town):
        """Every address under which a row of the town could be asked for."""
        for row in registered_rows_of(town):
            for page in ("change", "history", "delete"):
                yield address(row, page)
        yield address(registered_rows_of(town)[-1], "change").replace(
            "change", "password"
        )

    @pytest.mark.parametrize("role", STAFF)
    def test_answer_as_if_they_did_not_exist(self, town, secret_town, role):
        browser = client_of(town.user(role))

        for door in self.doors(secret_town):
            for ask in (browser.get, browser.post):
                there = ask(door)
                nowhere = ask(re.sub(r"/\d+/", "/987654/", door))
                assert there.status_code == nowhere.status_code != 200, door
                assert there.headers.get("Location") == nowhere.headers.get("Location")

    @pytest.mark.parametrize("role", STAFF)
    def test_show_nothing_on_any_page(self, town, secret_town, role):
        browser = client_of(town.user(role))
        pages = ["/admin/", *self.doors(secret_town)]
        for model_admin in admin.site._registry.values():
            opts = model_admin.opts
            start = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
            pages += [
                start,
                f"{start}?q={SECRET}",
                f"{start}?plan=himitsu",
                f"{start}?department={secret_town.office.pk}",
                f"{start}?plan__title__contains={SECRET}",
                f"{start}add/",
                f"{start}add/?plan=himitsu",
                f"{start}add/?plan=kakuu",
            ]
        pages += [address(row, "change") for row in registered_rows_of(town)]

        for page in pages:
            answer = browser.get(page, follow=True)
            text = answer.content.decode().replace(escape(f"q={SECRET}"), "")
            text = re.sub(rf'value="{SECRET}"', "", text)
            assert SECRET not in text, page

    @pytest.mark.parametrize("role", STAFF)
    def test_are_not_found_by_autocompletion(self, town, secret_town, role):
        browser = client_of(town.user(role))
        asked = 0
        for model_admin in admin.site._registry.values():
            for part in (model_admin, *model_admin.inlines):
                for field in part.autocomplete_fields:
                    opts = part.model._meta
                    for more in ({}, {"of_plan": secret_town.plan.pk}):
                        answer = browser.get(
                            "/admin/autocomplete/",
                            {
                                "app_label": opts.app_label,
                                "model_name": opts.model_name,
                                "field_name": field,
                                "term": SECRET,
                                **more,
                            },
                        )
                        asked += 1
                        if answer.status_code != 403:
                            assert answer.json()["results"] == []
        assert asked > 20

    def test_cannot_be_pointed_to(self, town, secret_town):
        browser = client_of(town.user(Role.PLANNING))
        measure = Measure.objects.get(plan=town.plan)
        page = address(measure, "change")
        sent = posted(browser.get(page))
        theirs = Measure.objects.get(plan=secret_town.plan)

        for name, key in [
            ("goal", theirs.goal_id),
            ("level", theirs.level_id),
            ("parent", theirs.pk),
            ("relists", theirs.pk),
            ("department", secret_town.office.pk),
        ]:
            refused = browser.post(page, {**sent, name: str(key)})
            unknown = browser.post(page, {**sent, name: "987654"})
            errors = refused.context["adminform"].form.errors
            assert errors[name] == unknown.context["adminform"].form.errors[name]

    def test_take_in_no_new_row(self, town, secret_town):
        browser = client_of(town.user(Role.PLANNING))

        answer = browser.post(
            "/admin/plans/goal/add/?plan=himitsu", {"code": "g9", "title": "割込"}
        )

        assert answer.status_code == 302  # to the one plan of the user's own
        assert not Goal.objects.filter(title="割込").exists()

    def test_do_not_get_a_plan_from_here(self, town, secret_town):
        browser = client_of(town.user(Role.PLANNING))
        sent = posted(browser.get("/admin/plans/plan/add/"))
        new = {**sent, "title": "新", "code": "shin", "organization": ""}

        answers = [
            browser.post("/admin/plans/plan/add/", {**new, "organization": owner})
            for owner in ("", secret_town.organization.pk, town.organization.pk)
        ]

        assert [it.status_code for it in answers] == [200, 200, 302]

    def test_can_be_partners_by_their_public_code(self, town, secret_town):
        secret_town.organization.code = "023060"
        secret_town.organization.save()
        browser = client_of(town.user(Role.PLANNING))
        page = address(Measure.objects.get(plan=town.plan), "change")
        sent = posted(browser.get(page))

        found = browser.get(
            "/admin/autocomplete/?app_label=measures&model_name=partner"
            "&field_name=organization&term=0230&among=municipalities"
        ).json()["results"]
        browser.post(
            page,
            {
                **sent,
                "partners-TOTAL_FORMS": "1",
                "partners-0-organization": found[0]["id"],
                "partners-0-position": "1",
            },
        )

        assert Partner.objects.get().organization == secret_town.organization
