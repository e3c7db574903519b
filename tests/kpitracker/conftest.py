"""Rows that several tests of the pages look at."""

import pytest

from kpitracker.paper import making
from kpitracker.paper.fonts import Font
from plans.models import Role
from tests.desks import client_of
from tests.factories import make_goal, make_indicator, make_measure, make_plan
from tests.kpitracker import served
from tests.kpitracker.sheets.towns import make_sheet_town

SINCE_2019 = {"baseline_year": 2019, "baseline_year_kind": "fiscal_year"}


@pytest.fixture
def migration():
    """社会増減: from △35 to 70 by 2024, at 10 in 2022."""
    plan = make_plan("p")
    goal = make_goal(plan, number="1", title="人の流れ")
    return make_indicator(
        on=make_measure(goal=goal, number="(2)", title="移住"),
        code="k",
        name="社会増減",
        unit="人",
        baseline=-35,
        target=70,
        actuals={2020: -20, 2022: 10},
        **SINCE_2019,
    )


@pytest.fixture(scope="module")
def chromium():
    """A real browser for the tests of a module."""
    with served.chromium() as running:
        yield running


@pytest.fixture
def unpressed(monkeypatch, settings, tmp_path):
    """PDFs are the HTML they would be made of, in no time and in any font."""
    settings.PDF_DIR = tmp_path / "unpressed"
    monkeypatch.setattr(making, "font_or_fault", lambda: Font("sans"))
    monkeypatch.setattr(
        making, "pressed", lambda document, _font: document.html.encode()
    )


@pytest.fixture
def sheet_town(db):
    return make_sheet_town()


@pytest.fixture
def editor(sheet_town):
    """A browser in which an editor of the town's first office is signed in."""
    return client_of(sheet_town.user(Role.EDITOR))
