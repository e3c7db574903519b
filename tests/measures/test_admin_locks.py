"""Two people move measures at one moment: each sees the other's move."""

import threading
from contextlib import suppress

import pytest
from django.db import connection

from measures.models import Measure
from measures.tree import leads_back
from plans.models import Role
from tests.desks import address, client_of, make_town, posted
from tests.factories import make_goal, make_measure


@pytest.mark.usefixtures("committed")
def test_two_who_put_measures_under_each_other_make_no_ring(monkeypatch):
    town = make_town("kakuu")
    goal = make_goal(town.plan)
    deep = make_measure(parent=make_measure(goal=goal)).level
    first, second = make_measure(goal=goal), make_measure(goal=goal, level=deep)
    meeting = threading.Barrier(2)
    checked = Measure.clean

    def linger(measure: Measure) -> None:
        """Stay between the check and the save until the other is there, or a while."""
        checked(measure)
        with suppress(threading.BrokenBarrierError):
            meeting.wait(timeout=3)

    monkeypatch.setattr(Measure, "clean", linger)
    # Levels alone would keep two measures from standing under each other.
    monkeypatch.setattr("measures.tree._check_level", lambda *rows: None)
    answers = []

    def send(browser, page: str, sent: dict) -> None:
        try:
            answers.append(browser.post(page, sent))
        finally:
            connection.close()

    people = []
    for measure, above in [(first, second), (second, first)]:
        browser = client_of(town.user(Role.PLANNING))
        page = address(measure, "change")
        sent = {**posted(browser.get(page)), "parent": str(above.pk)}
        people.append(threading.Thread(target=send, args=(browser, page, sent)))
    for person in people:
        person.start()
    for person in people:
        person.join()

    above = {row.pk: row.parent_id for row in Measure.objects.all()}
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert not any(leads_back(pk, above) for pk in above)
