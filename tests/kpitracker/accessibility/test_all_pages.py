"""Every page of the demonstration, and two of each kind of the administration.

Half an hour, so only with ``LONG=1``; one test a kind of page, so that a part can be
run, or what failed (``--last-failed``). ``kpitracker/conformance.json`` may not claim
more than is measured here; ``CONFORMANCE_OUT=file`` writes it down anew.
"""

import json
import os
from pathlib import Path
from time import monotonic

import pytest
from django.utils.timezone import localdate

from kpitracker.conformance import CHECKS, MEASURED
from tests.kpitracker import served
from tests.kpitracker.accessibility import test_colours
from tests.kpitracker.accessibility.crawling import crawl
from tests.kpitracker.accessibility.looking import VERSION, Looker
from tests.kpitracker.accessibility.places import (
    ERRORS,
    FILES,
    PLAN,
    SIGNED_IN,
    STAFF_WITHOUT_A_PAGE,
    public,
    staff,
)
from tests.kpitracker.accessibility.test_pages import SCENE
from tests.long import IS_LONG, tell

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pure,
    pytest.mark.skipif(not IS_LONG, reason="make test-long"),
]
OF_A_KIND = 2
# A round is complete as it is proposed, so that nothing is refused there.
COMPLETE = {"admin:indicators_round_add"}
FORMS = {it for it in staff() if it.endswith("_add")} - STAFF_WITHOUT_A_PAGE - COMPLETE
NOT_THERE = "year=x&version=9&status=x&goal=x&sdg=99&from=x&to=x&page=99"
READ = set(public()) - {*FILES, *SIGNED_IN}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served.demonstration(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="module")
def reader(chromium, site):
    return Looker(chromium, site)


@pytest.fixture(scope="module")
def member(chromium, site):
    looker = Looker(chromium, site)
    served.sign_in(looker.page)
    return looker


@pytest.fixture(scope="module")
def newcomer(chromium, tmp_path_factory):
    """Where a plan is still empty, and another has nothing to judge."""
    folder = tmp_path_factory.mktemp("scene")
    with served.server(folder, ["shell", "-c", SCENE]) as address:
        yield Looker(chromium, address)


@pytest.fixture(scope="module")
def read(reader):
    """Paths of what anybody reads, by kind."""
    return crawl(reader.page.context.request, "/")


@pytest.fixture(scope="module")
def kept(member):
    """Paths of the administration, by kind, a few of each."""
    return crawl(member.page.context.request, "/admin/", of_a_kind=OF_A_KIND)


def look_at(looker: Looker, paths: list[str], **options) -> dict[str, dict]:
    """What is wrong, by path; walked through by Tab as well."""
    found = {path: looker.look(path, walks=True, **options) for path in paths}
    return {path: faults for path, faults in found.items() if faults}


def test_links_lead_to_every_kind_of_page(read, kept):
    assert set(read) == READ
    assert set(kept) >= set(staff()) - STAFF_WITHOUT_A_PAGE


@pytest.mark.parametrize("kind", sorted(READ))
def test_every_public_page(reader, read, kind, pytestconfig):
    began = monotonic()
    assert look_at(reader, read[kind]) == {}

    each = (monotonic() - began) / len(read[kind])
    tell(pytestconfig, f"{kind}: {len(read[kind])} pages, {each:.1f} s each")


def test_the_first_and_last_page_of_each_kind_in_english(reader, read):
    ends = {end for paths in read.values() for end in (paths[0], paths[-1])}

    assert look_at(reader, [f"/en{path}" for path in sorted(ends)]) == {}


def test_what_went_wrong(reader):
    for path, status in ERRORS.items():
        assert look_at(reader, [path], status=status, state="error") == {}


@pytest.mark.parametrize("kind", sorted(READ))
def test_what_is_asked_for_and_is_not_there(reader, read, kind):
    one = next((path for path in read[kind] if PLAN in path), read[kind][-1])

    assert look_at(reader, [f"{one}?{NOT_THERE}"], state="error") == {}


def test_where_nothing_is_shown(newcomer):
    for start in ("/plans/empty/", "/plans/bare/"):
        pages = crawl(newcomer.page.context.request, start)
        paths = [path for found in pages.values() for path in found]
        assert look_at(newcomer, paths, state="empty") == {}


@pytest.mark.parametrize("kind", sorted(set(staff()) - STAFF_WITHOUT_A_PAGE))
def test_every_kind_of_page_of_the_staff(member, kept, kind):
    assert look_at(member, kept[kind]) == {}


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_a_form_of_the_staff_that_was_refused(member, kept, kind):
    for path in kept[kind]:
        member.page.goto(path)
        if not member.page.locator("[name=_save]").count():
            # Of which plan, is asked first.
            member.page.click("#content-main li a")
        member.page.click("[name=_save]")
        member.page.wait_for_selector(".errornote")

        assert member.glance(f"{path} refused", state="error") == {}


def test_the_statement_says_what_was_measured(reader, member, newcomer):
    lookers = [reader, member, newcomer]
    measured = {
        "tested_on": localdate().isoformat(),
        "browser": f"Chromium {reader.page.context.browser.version.partition('.')[0]}",
        "axe": VERSION,
        "results": [_result(check, lookers) for check in CHECKS],
    }
    if out := os.environ.get("CONFORMANCE_OUT"):
        Path(out).write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")

    said = json.loads(MEASURED.read_text(encoding="utf-8"))["results"]
    by_check = {row["check"]: row for row in measured["results"]}
    assert [row for row in said if row["findings"] != 0] == []
    assert [
        it for it in said if it["looked_at"] > by_check[it["check"]]["looked_at"]
    ] == []


def _result(check: str, lookers: list[Looker]) -> dict:
    looked_at = {
        "charts": sum(looker.charts for looker in lookers),
        "contrast": len(test_colours.TEXTS) + len(test_colours.MARKS),
    }.get(check, sum(len(looker.pages[check]) for looker in lookers))
    findings = sum(looker.findings[check] for looker in lookers)
    return {"check": check, "looked_at": looked_at, "findings": findings}
