"""Publishing while others publish and correct: versions in order, none of them torn."""

import pytest

from indicators.models import Actual, Publication
from indicators.published.loading import load
from plans.models import Role
from tests.desks import address, client_of, make_town, posted
from tests.factories import make_actual, make_indicator, make_round
from tests.indicators.published import published
from tests.kpitracker.april.test_at_once import at_once

pytestmark = pytest.mark.usefixtures("committed")

PATH = "/en/admin/publish/kakuu/2022/"


@pytest.fixture
def town(committed):
    town = make_town("kakuu")
    make_round(town.plan, 2022)
    for number in range(4):
        indicator = make_indicator(town.plan, department=town.office)
        make_actual(indicator, 2022, 11 + number, stage="confirmed")
    return town


def test_two_who_publish_at_once_make_one_version(town):
    browsers = [client_of(town.user(Role.PLANNING)) for _person in range(3)]
    seen = [one.get(PATH).context["form"].initial["seen"] for one in browsers]

    at_once(
        *(
            lambda one=one, version=version: one.post(PATH, {"seen": version})
            for one, version in zip(browsers, seen, strict=True)
        )
    )

    assert list(Publication.objects.values_list("version", flat=True)) == [1]
    assert not Actual.objects.exclude(stage="published").exists()


def test_corrections_at_once_are_all_published_in_turn(town):
    published(town.plan)
    steps, accepted = [], []
    for number, row in enumerate(Actual.objects.order_by("pk")):
        browser, page = client_of(town.user(Role.PLANNING)), address(row, "change")
        reason = f"訂正{number}"
        sent = posted(browser.get(page)) | {"cell": "99", "change_reason": reason}

        def correct(browser=browser, page=page, sent=sent, reason=reason) -> None:
            if browser.post(page, sent).status_code == 302:
                accepted.append(reason)

        steps.append(correct)

    at_once(*steps)

    versions = Publication.objects.order_by("version")
    last = load(versions.last())
    shown = [facts.actuals[0].value for facts in last.facts.values()]
    live = Actual.objects.order_by("pk").values_list("value", flat=True)
    assert accepted
    assert [one.version for one in versions] == list(range(1, len(accepted) + 2))
    assert sorted(one.reason for one in versions[1:]) == sorted(accepted)
    assert shown == list(live)
