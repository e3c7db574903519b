"""Other towns in the admin: nothing of them is shown, found, pointed to or written."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.html import escape

from measures.models import Measure, Partner
from plans.models import Goal, Role
from tests.desks import (
    address,
    client_of,
    fill,
    make_town,
    posted,
    registered_rows_of,
)
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

SECRET = "ひみつ"
STAFF = [role for role in Role if role != Role.VIEWER]


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
