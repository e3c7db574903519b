"""What raises the ETag of a page: everything that it shows."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, resolve

from kpitracker import urls
from plans.models import Department, Organization, Plan, Population
from plans.versions import Versioned
from tests.factories import make_department, make_organization, make_plan
from tests.indicators.published import correct, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keeping", "plan")]

OWN = [
    "",
    "structure/",
    "years/",
    "years/data.csv",
    "indicators/k/chart.svg",
    "publications/",
    "publications/2022/1/",
]
WIDE = ["goals/g/", "measures/m/", "indicators/k/", "indicators/k/data.csv"]
ADDRESSES = [
    "/",
    "/compare/",
    "/compare/?plan=p",
    "/accessibility/",
    *(f"/plans/p/{page}" for page in OWN + WIDE),
]
READ = re.compile(r'(?:FROM|JOIN) "?(\w+)"?')

# Written only together with Plan.touch(): by publishing, and by counting anew, which
# changes no number but only keeps it.
WITH_THE_PLAN = {
    "indicators_publication",
    "indicators_publishedindicator",
    "indicators_publishedactual",
    "indicators_publishedtarget",
    "indicators_publishedstate",
    "indicators_publishedjudgement",
    "indicators_publishedreview",
    "indicators_plantally",
}


def etag(client, path="/plans/p/") -> str:
    return client.get(path)["ETag"]


def tables_of(models) -> set[str]:
    return {model._meta.db_table for model in models}


@pytest.mark.usefixtures("in_japanese")
def test_every_page_that_is_kept_is_looked_at_here():
    (prefixed,) = [one for one in urls.urlpatterns if isinstance(one, URLResolver)]
    kept = {
        pattern.name
        for pattern in prefixed.url_patterns
        if hasattr(pattern, "name") and hasattr(pattern.callback, "reads")
    }

    looked_at = {resolve(path.partition("?")[0]).url_name for path in ADDRESSES}
    # These files are made from what their pages are made from.
    assert looked_at | {"two-plans-csv", "measure-budget"} == kept


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_table_that_a_page_reads_raises_its_version(client, path):
    of_plans = [
        model
        for model in apps.get_models()
        # tests/indicators/test_write_paths.py: each write raises the plan's version
        if issubclass(model, Versioned) and model.plan_path is not None
    ]
    # Its history is written with each of them.
    of_plans += [model.history.model for model in of_plans]
    raising = (
        tables_of([*of_plans, Organization, Department, Population]) | WITH_THE_PLAN
    )

    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200

    read = {table for query in asked for table in READ.findall(query["sql"])}
    # Keys that are one parameter are no table, see Among.
    assert read - raising - {"json_each"} == set()


@pytest.mark.parametrize("page", OWN)
def test_pages_of_one_plan_show_no_other_organization(client, page):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/plans/p/{page}").status_code == 200

    assert not [query for query in asked if "measures_partner" in query["sql"]]


class TestTheTag:
    @pytest.fixture(autouse=True)
    def _changes(self, keeping, plan, client, monkeypatch):
        """All of them, whatever a test does."""
        before = {path: etag(client, path) for path in ADDRESSES}
        yield
        unchanged = [path for path in ADDRESSES if etag(client, path) == before[path]]
        assert unchanged == []

    def test_changes_with_a_row_of_the_plan(self, plan):
        plan.goals.get().save()

    def test_changes_with_the_name_of_the_organization(self, plan):
        plan.organization.name = "架空町"
        plan.organization.save()

    def test_changes_with_a_department(self, plan):
        plan.indicators.get().department.save()

    def test_changes_with_a_department_that_takes_the_place_of_another(self, plan):
        other = make_department(plan.organization)
        make_department(plan.organization)
        other.delete()

    def test_changes_with_a_correction_that_publishes_itself(self, plan):
        correct(plan.indicators.get(), 15)

    def test_changes_with_a_new_version_of_a_year(self, plan):
        # As nothing else does: past every write path but publishing itself
        Plan.objects.update(title="改めた計画")
        published(plan, reason="改定")

    def test_changes_with_the_owner(self, plan):
        plan.organization = make_organization()
        plan.save()

    def test_changes_with_the_day(self, monkeypatch):
        monkeypatch.setattr(
            "kpitracker.keeping.pages.localdate", lambda: "the day after"
        )

    def test_changes_with_the_release(self, monkeypatch):
        monkeypatch.setattr("kpitracker.keeping.pages.release", lambda: "the next")


class TestOtherPlans:
    @pytest.mark.parametrize("page", OWN)
    def test_change_nothing_on_the_pages_of_this_one(self, client, page):
        before = etag(client, f"/plans/p/{page}")

        make_plan("other", organization=make_organization("隣町"))

        assert etag(client, f"/plans/p/{page}") == before

    @pytest.mark.parametrize("page", OWN)
    def test_are_not_shown_on_them(self, client, settings, page):
        settings.PAGE_CACHE_BYTES = 0
        before = client.get(f"/plans/p/{page}").content

        make_plan("next", predecessor_code="p", title="次の計画")

        assert client.get(f"/plans/p/{page}").content == before

    @pytest.mark.parametrize("path", ["/", *(f"/plans/p/{page}" for page in WIDE)])
    def test_change_the_pages_that_may_name_them(self, client, path):
        before = etag(client, path)

        make_plan("other")

        assert etag(client, path) != before

    def test_change_them_by_the_names_of_partners(self, client):
        before = etag(client, "/plans/p/measures/m/")
        partner = Organization.objects.exclude(name="架空市").get()

        partner.save()

        assert etag(client, "/plans/p/measures/m/") != before


def test_that_a_plan_is_no_longer_public_is_known_at_once(client, plan):
    seen = etag(client)
    plan.visibility = "internal"
    plan.save()

    assert client.get("/plans/p/", headers={"If-None-Match": seen}).status_code == 404
