"""Pages in Chromium, in every way the statement speaks of: nothing is found wrong.

A sample here; ``LONG=1`` looks at all of them (``test_all_pages.py``).
"""

from pathlib import Path

import pytest

from tests.kpitracker import served
from tests.kpitracker.accessibility.looking import Looker, script
from tests.kpitracker.accessibility.places import (
    EMPTY,
    ERRORS,
    FILES,
    KINDS,
    PLAN,
    SIGNED_IN,
    WALKED,
    public,
)

pytestmark = [pytest.mark.browser, pytest.mark.pure]

SCENE = "from tests.kpitracker.accessibility.scene import build; build()"
WALKS = Path(__file__).parent / "walks"
FOR_ALL = [
    path for kind, paths in KINDS.items() if kind not in SIGNED_IN for path in paths
]
FOR_MEMBERS = [path for kind in sorted(SIGNED_IN) for path in KINDS[kind]]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with served.server(folder, ["shell", "-c", SCENE]) as address:
        yield address


@pytest.fixture(scope="module")
def looker(site, chromium):
    return Looker(chromium, site)


@pytest.fixture(scope="module")
def member(site, chromium):
    """Somebody who is signed in."""
    looker = Looker(chromium, site)
    served.sign_in(looker.page)
    return looker


def test_every_kind_of_page_is_looked_at():
    assert {*KINDS, *FILES} ^ set(public()) == set()


@pytest.mark.parametrize("path", FOR_ALL)
def test_nothing_is_wrong_with_a_page(looker, path):
    assert looker.look(path) == {}


@pytest.mark.parametrize("path", FOR_MEMBERS)
def test_nothing_is_wrong_for_those_who_are_signed_in(member, path):
    assert member.look(path) == {}


@pytest.mark.parametrize("path", ERRORS)
def test_nothing_is_wrong_where_something_went_wrong(looker, path):
    assert looker.look(path, status=ERRORS[path], state="error") == {}


def test_nothing_is_wrong_where_a_password_was(looker):
    looker.page.goto("/login/")
    looker.page.fill("[name=username]", "dareka")
    looker.page.fill("[name=password]", "chigau-aikotoba")
    looker.page.click("main [type=submit]")
    looker.page.wait_for_selector("[role=alert]")

    assert looker.glance("/login/ refused", state="error") == {}


@pytest.mark.parametrize("path", EMPTY)
def test_nothing_is_wrong_where_nothing_is_shown(looker, path):
    assert looker.look(path, state="empty") == {}


def test_to_the_ear_a_dash_is_words(looker):
    """Screen readers call a － a minus."""
    heard = looker.hear(f"{PLAN}indicators/i27/")

    assert "値なし" in heard
    assert "－" not in heard


def test_to_the_ear_a_letter_stands_apart_from_the_status(looker):
    """達成 and A would be read as one word."""
    heard = looker.hear(PLAN)

    assert heard[heard.index("後退", heard.index("先に確認したい指標")) + 1] == ", "


def test_who_comes_from_the_end_sees_where_they_are(looker):
    """Cards that are laid out only now may not push away what has the focus."""
    looker.page.goto(PLAN)
    looker.page.keyboard.press("Shift+Tab")
    looker.page.wait_for_timeout(100)

    assert looker.page.evaluate(script("focused"))["faults"] == []


@pytest.mark.parametrize("name", WALKED)
def test_tab_leads_through_the_page_as_recorded(looker, name):
    """``record_walks.py`` writes the order down anew, for somebody to read."""
    walk, faults = looker.walk(WALKED[name])

    assert faults == []
    assert walk == (WALKS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
