"""Every page of the admin opens, and none uses what is forbidden here."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from import_export.admin import ExportMixin, ImportMixin

from plans import audit
from plans.models import AuditAction, AuditEntry, DemonstrationMark, Role
from plans.versions import Versioned
from tests.desks import client_of, make_town, posted
from tests.factories import (
    make_budget,
    make_budget_total,
    make_goal,
    make_indicator,
    make_measure,
    make_partner,
    make_review,
    make_round,
    make_text,
    make_user,
)
from tests.populations import make_population

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


def filled_town(code: str = "kakuu", **facts):
    """A town with a row of every kind."""
    town = make_town(code, **facts)
    goal = make_goal(town.plan)
    measure = make_measure(goal=goal, department=town.office)
    make_text(measure)
    make_partner(measure)
    make_budget(measure, 2020, 1200)
    make_budget_total(measure, 1200)
    make_review(measure)
    make_indicator(on=[goal, measure], department=town.office, actuals={2022: 15})
    make_indicator(on=goal, aim="state", actuals={2022: "素案"})
    make_round(town.plan, 2021)
    make_population(town.organization)
    editor = town.user(Role.EDITOR)
    audit.record(AuditAction.LOGIN, user=editor)
    return town


def rows_of(model_admin):
    return model_admin.model._default_manager.all()


def pages_of(model_admin) -> list[str]:
    """Addresses of the list, the add page and every page of the first row."""
    opts = model_admin.opts
    name = f"admin:{opts.app_label}_{opts.model_name}"
    row = rows_of(model_admin).first()
    return [
        reverse(f"{name}_changelist"),
        reverse(f"{name}_add"),
        *(
            reverse(f"{name}_{page}", args=[row.pk])
            for page in ("change", "history", "delete")
        ),
    ]


def read_only(model_admin):
    """Rows that nobody changes: all of the audit log."""
    rows = AuditEntry.objects.values("pk")
    return rows if model_admin.model is AuditEntry else rows.none()


class TestEveryPage:
    @pytest.mark.parametrize("language", ["", "/en"])
    def test_opens_for_who_installed_the_product(self, language):
        filled_town()
        browser = client_of(make_user(None, is_staff=True, is_superuser=True))
        pages = [
            page
            for model_admin in admin.site._registry.values()
            for page in pages_of(model_admin)
        ]

        answers = {
            page: browser.get(f"{language}{page}", follow=True).status_code
            for page in pages
        }

        assert browser.get(f"{language}/admin/").status_code == 200
        refused = {page for page, status in answers.items() if status != 200}
        # A value is added under its indicator; what is published, who once had an
        # account and what the log says stay.
        assert {re.sub(r"/\d+/", "/", page) for page in refused} == {
            "/admin/indicators/actual/add/",
            "/admin/indicators/actual/delete/",
            "/admin/indicators/indicator/delete/",
            "/admin/plans/auditentry/add/",
            "/admin/plans/auditentry/delete/",
            "/admin/plans/user/delete/",
        }

    def test_saved_unchanged_writes_nothing(self):
        filled_town()
        browser = client_of(make_user(None, is_staff=True, is_superuser=True))
        histories = [
            model.history.model.objects
            for model in apps.get_models()
            if issubclass(model, Versioned)
        ]
        before = [history.count() for history in histories]

        for model_admin in admin.site._registry.values():
            for row in rows_of(model_admin).exclude(pk__in=read_only(model_admin)):
                opts = model_admin.opts
                name = f"admin:{opts.app_label}_{opts.model_name}_change"
                page = reverse(name, args=[row.pk])
                sent = posted(browser.get(page))
                answer = browser.post(page, sent)
                assert answer.status_code == 302, (page, answer.context["errors"])

        assert [history.count() for history in histories] == before

    def test_asks_the_same_number_of_questions_for_one_row_as_for_five(
        self, django_assert_max_num_queries
    ):
        town = filled_town()
        browser = client_of(town.user(Role.PLANNING))
        lists = [
            reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
            for opts in (it.opts for it in admin.site._registry.values())
        ]

        def questions() -> dict[str, int]:
            found = {}
            for page in lists:
                with django_assert_max_num_queries(40) as asked:
                    browser.get(page)
                found[page] = len(asked)
            return found

        questions()
        before = questions()
        for _number in range(4):
            measure = make_measure(town.plan, department=town.office)
            make_text(measure)
            make_indicator(on=measure, department=town.office, actuals={2021: 12})
            town.user(Role.EDITOR)

        assert questions() == before


class TestTheAdmin:
    def test_uses_none_of_import_exports_own_mixins(self):
        raw = (ImportMixin, ExportMixin)

        assert not [it for it in admin.site._registry.values() if isinstance(it, raw)]

    def test_has_a_place_for_every_versioned_row(self):
        registered = set(admin.site._registry)
        inline = {
            it.model for page in admin.site._registry.values() for it in page.inlines
        }
        versioned = {
            model for model in apps.get_models() if issubclass(model, Versioned)
        }

        assert versioned <= registered | inline
        assert DemonstrationMark not in registered | inline

    def test_offers_no_bulk_action(self):
        assert not [it for it in admin.site._registry.values() if it.actions]
        # Stock deletion goes past save() and the plan's version.
        assert all(it.actions is None for it in admin.site._registry.values())

    def test_tells_nobody_the_address_of_any_row(self):
        names = {getattr(url, "name", None) for url in admin.site.get_urls()}

        assert "view_on_site" not in names
