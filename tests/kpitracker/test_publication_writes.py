"""Whatever the way by which a published value is corrected, a version comes of it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from indicators.models import Actual, Publication
from plans.models import Role
from tests.desks import address, client_of, make_town, posted
from tests.factories import make_actual, make_indicator
from tests.indicators.published import correct, make_confirmed, published
from tests.kpitracker.sheets.towns import upload

pytestmark = pytest.mark.django_db

WHY = "転記の誤り"
HEAD = "計画コード,指標コード,年度,実績値\n"


@pytest.fixture
def town():
    town = make_town("kakuu")
    indicator = make_indicator(town.plan, code="own", department=town.office)
    make_actual(indicator, 2022, 14, stage="confirmed")
    make_actual(indicator, 2023, 15, stage="confirmed")
    published(town.plan, 2022)
    published(town.plan, 2023)
    return town


@pytest.fixture
def planner(town):
    return client_of(town.user(Role.PLANNING, username="kikaku"))


@pytest.fixture
def indicator():
    """Of a public plan, published at 14 in 2022."""
    indicator = make_confirmed()
    published(indicator.plan)
    return indicator


def versions() -> list[tuple]:
    rows = Publication.objects.filter(version=2).order_by("fiscal_year")
    return [(row.fiscal_year, row.reason, str(row.published_by)) for row in rows]


class TestCorrections:
    def test_on_the_page_of_a_value(self, planner):
        path = address(Actual.objects.get(fiscal_year=2022), "change")
        sent = posted(planner.get(path)) | {"cell": "19", "change_reason": WHY}

        planner.post(path, sent)

        assert versions() == [(2022, WHY, "kikaku"), (2023, WHY, "kikaku")]

    def test_of_several_values_on_the_page_of_their_indicator(self, town, planner):
        path = address(town.plan.indicators.get(), "change")
        sent = posted(planner.get(path))
        for row in (0, 1):
            sent[f"actuals-{row}-cell"] = "19"
            sent[f"actuals-{row}-change_reason"] = WHY

        planner.post(path, sent)

        assert versions() == [(2022, WHY, "kikaku"), (2023, WHY, "kikaku")]

    def test_by_a_sheet_and_by_undoing_it(self, planner):
        answer = upload(planner, f"{HEAD}kakuu,own,2023,19\n")
        job = answer.headers["Location"].rstrip("/").rpartition("/")[2]
        ticked = {"ticked": ["published"], "correction": WHY}
        planner.post(f"/en/admin/sheets/{job}/confirm/", ticked)
        assert versions() == [(2023, WHY, "kikaku")]

        planner.post(f"/en/admin/sheets/{job}/undo/")

        last = Publication.objects.get(version=3)
        assert last.reason == f"undo_import {job}"
        assert last.indicators.get().actuals.get(fiscal_year=2023).value == 15

    def test_by_a_package(self, town, tmp_path):
        call_command("export_plan", "kakuu", tmp_path / "p", verbosity=0)
        actuals = tmp_path / "p" / "actuals.csv"
        text = actuals.read_text("utf-8-sig")
        actuals.write_text(text.replace(",15,", ",19,"), "utf-8-sig")

        call_command("import_plan", tmp_path / "p", correction=WHY, verbosity=0)

        assert versions() == [(2023, WHY, "None")]

    def test_that_are_refused_leave_no_version(self, planner):
        path = address(Actual.objects.get(fiscal_year=2022), "change")
        sent = posted(planner.get(path)) | {"cell": "19"}

        planner.post(path, sent)

        assert versions() == []


class TestWhatIsPublished:
    def test_is_told_by_open_data_too(self, client, indicator):
        correct(indicator, 19)

        file = b"".join(client.get("/plans/p/data/actuals.csv")).decode()

        assert ",2022,fiscal_year,年度,19," in file
        assert ",14," not in file

    def test_is_what_the_latest_version_shows(self, indicator):
        correct(indicator, 19)

        last = Publication.objects.get(version=2)
        shown = last.indicators.get().actuals.values_list("fiscal_year", "value")
        live = Actual.objects.published().values_list("fiscal_year", "value")
        assert sorted(shown) == sorted(live)


# Who counts a plan anew without settling it has written no published value.
COUNTING_ONLY = {
    "indicators/publishing.py",
    "indicators/stages.py",
    "indicators/moving.py",
    "indicators/imports/writing.py",  # follows all plans first
    "kpitracker/management/commands/rebuild_tallies.py",
}


class TestWritePaths:
    def test_that_count_anew_publish_corrections_too(self):
        counting = {
            str(path.relative_to(settings.BASE_DIR))
            for app in ("indicators", "kpitracker")
            for path in Path(settings.BASE_DIR, app).rglob("*.py")
            if re.search(r"tallies\.refresh\(|import refresh\b", path.read_text())
        }

        assert counting <= COUNTING_ONLY

    def test_publish_only_as_a_publication(self):
        taking = {
            path.name
            for app in ("indicators", "kpitracker")
            for path in Path(settings.BASE_DIR, app).rglob("*.py")
            if re.search(r"take\(\s*Step\.PUBLISH", path.read_text())
        }

        assert taking == {"publishing.py"}
