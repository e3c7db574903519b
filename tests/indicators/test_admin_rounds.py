"""The page on which a round is opened: dates proposed, told whom it asks, recorded."""

from datetime import date

import pytest

from indicators.models import Round
from plans.models import AuditEntry, Role
from tests.desks import address, client_of, posted
from tests.factories import make_indicator, make_round

pytestmark = pytest.mark.django_db

ADD = "/en/admin/indicators/round/add/?plan=kakuu"


@pytest.fixture
def planner(town):
    return client_of(town.user(Role.PLANNING))


@pytest.fixture
def in_april(monkeypatch):
    monkeypatch.setattr("indicators.admin.rounds.localdate", lambda: date(2024, 4, 2))


def test_proposes_the_year_that_ended_last_and_may_to_june(planner, in_april):
    form = planner.get(ADD).context["adminform"].form
    proposed = {name: form[name].value() for name in ("opens_on", "closes_on")}
    assert form["fiscal_year"].value() == 2023
    assert proposed == {"opens_on": date(2024, 5, 1), "closes_on": date(2024, 6, 30)}


def test_opening_leads_to_whom_it_asks_and_is_recorded(town, planner, in_april):
    sent = posted(planner.get(ADD))

    answer = planner.post(ADD, sent)

    round_ = Round.objects.get()
    assert answer.url == f"/en/admin/rounds/{round_.pk}/"
    entry = AuditEntry.objects.get(action="round_opened")
    assert (entry.plan_code, entry.organization) == ("kakuu", town.organization)
    assert entry.detail == "2024-05-01 – 2024-06-30"


def test_a_change_is_recorded_and_no_change_is_not(town, planner):
    page = address(make_round(town.plan, 2023), "change")
    planner.post(page, posted(planner.get(page)))
    sent = posted(planner.get(page)) | {"closes_on": "2024-07-05"}
    planner.post(page, sent)

    (entry,) = AuditEntry.objects.filter(action="round_changed")
    assert entry.detail == "2024-05-01 – 2024-07-05"


def test_tells_on_its_page_what_it_asks(town, planner):
    make_indicator(town.plan, department=town.office)
    make_indicator(town.plan, name="担当のない指標")
    page = planner.get(address(make_round(town.plan, 2023), "change"))
    assert "担当のない指標" in page.content.decode()


def test_the_list_leads_to_each_round(town, planner):
    round_ = make_round(town.plan, 2023)
    listed = planner.get("/en/admin/indicators/round/").content.decode()
    assert f'href="/en/admin/rounds/{round_.pk}/"' in listed


def test_is_not_for_departments(town):
    round_ = make_round(town.plan, 2023)
    for role in (Role.EDITOR, Role.HEAD, Role.AUDITOR):
        browser = client_of(town.user(role))
        assert browser.get(ADD).status_code == 403
        assert browser.post(address(round_, "change"), {}).status_code == 403
