"""Every form, sent after the login was over or with an old token: nothing is lost."""

import pytest

from tests import long
from tests.kpitracker import served
from tests.kpitracker.accounts.lost_work import (
    TYPE,
    Watched,
    end_sessions,
    log_in_again,
    pages_with_forms,
    rotate_token,
)

pytestmark = [pytest.mark.browser, pytest.mark.pure]

# Of the demonstration, with as many forms as each finds at least.
EVERYBODY = {"root": 20, "kikaku": 15, "kacho": 2, "tanto": 2}
FORMS = long.size({"root": 20}, long=EVERYBODY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("town")


@pytest.fixture(scope="module")
def site(folder):
    with served.demonstration(folder) as address:
        yield address


@pytest.fixture(scope="module", params=FORMS)
def who(request):
    return request.param


@pytest.fixture(scope="module")
def page(site, chromium, who):
    opened = chromium.new_context(base_url=site).new_page()
    opened.add_init_script(served.OBSERVED)
    served.sign_in(opened, who)
    yield opened
    opened.context.close()


@pytest.fixture(scope="module")
def forms(page):
    return pages_with_forms(page)


def test_forms_are_found(forms, who):
    assert len(forms) >= FORMS[who]


def sent_twice(page, who: str, path: str, number: int, spoil) -> tuple[list, list]:
    """What the form sent at first, and what the page afterwards sends again."""
    page.goto(path)
    watched = Watched(page)
    try:
        spoil()
        page.evaluate(TYPE, number)
        page.wait_for_selector("[name=held], [data-held]", state="attached")
        if page.query_selector("[name=held]"):
            log_in_again(page, who)
        page.click("main form[enctype] [type=submit]")
        page.wait_for_selector("text=taken")
    finally:
        watched.stop()
    first, *_others, last = watched.sent
    return first, last


def test_an_expired_login_loses_nothing_of_any_form(page, who, folder, forms):
    lost = {}
    for path, number in forms:
        first, again = sent_twice(page, who, path, number, lambda: end_sessions(folder))
        if first != again:
            lost[path] = (first, again)

    assert lost == {}


def test_a_rotated_token_loses_nothing_of_any_form(page, who, forms):
    lost = {}
    for path, number in forms:
        first, again = sent_twice(page, who, path, number, lambda: rotate_token(page))
        if first != again:
            lost[path] = (first, again)

    assert lost == {}
