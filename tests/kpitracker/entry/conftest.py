"""A town with an open round, entered by two offices."""

import pytest

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_goal, make_indicator, make_measure
from tests.kpitracker import served
from tests.kpitracker.entry.browsing import ROWS, signed_in
from tests.kpitracker.entry.pages import open_round
from tests.kpitracker.entry.served_town import COMMAND, LARGE, SMALL


@pytest.fixture
def round_(town):
    return open_round(town.plan)


@pytest.fixture
def measure(town):
    return make_measure(goal=make_goal(town.plan), department=town.office)


@pytest.fixture
def indicator(town, round_, measure):
    return make_indicator(
        on=measure, code="own", name="自課の指標", department=town.office, unit="人"
    )


@pytest.fixture
def other(town, measure):
    """An indicator of another office at the same measure."""
    return make_indicator(
        on=measure, code="other", name="他課の指標", department=town.other_office
    )


@pytest.fixture
def editor(town):
    return client_of(town.user(Role.EDITOR, name="山田"))


@pytest.fixture
def colleague(town):
    return client_of(town.user(Role.EDITOR, name="鈴木"))


@pytest.fixture
def planner(town):
    return client_of(town.user(Role.PLANNING))


PLANS = {True: iter(LARGE), False: iter(SMALL)}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    with served.server(folder, ["shell", "-v0", "-c", COMMAND]) as address:
        yield address


@pytest.fixture
def plan(request):
    """A plan that no other test writes to; with 25 indicators for who asks so."""
    return next(PLANS[ROWS in getattr(request, "param", ())])


@pytest.fixture
def page(site, chromium, plan):
    screen = {"width": 1280, "height": 900}
    opened = signed_in(chromium, site, plan, viewport=screen)
    yield opened
    opened.context.close()
