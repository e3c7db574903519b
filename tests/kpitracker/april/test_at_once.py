"""Reviews, moves and first passwords by several people at one moment."""

import re
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from measures.models import Review
from plans.models import Role, User
from tests.desks import client_of, make_town
from tests.factories import make_indicator, make_measure, make_user
from tests.kpitracker.reviews.pages import page_of, sent_by

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def town(committed):
    return make_town("kakuu")


def at_once(*steps: Callable[[], None]) -> None:
    """Each step in a thread of its own, with a connection of its own."""

    def taken(step: Callable[[], None]) -> None:
        try:
            step()
        finally:
            connection.close()

    threads = [threading.Thread(target=taken, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class TestReview:
    def test_loses_no_accepted_word_not_even_the_first(self, town):
        measure = make_measure(town.plan, department=town.office)
        browsers = [client_of(town.user(Role.EDITOR)) for _person in range(4)]
        accepted: list[str] = []

        def writing(browser, letter: str) -> Callable[[], None]:
            def write() -> None:
                for number in range(3):
                    sent, word = sent_by(browser, measure), f"{letter}{number}"
                    sent["review-done"] = f"{sent['review-done']} {word}"
                    if browser.post(page_of(measure), sent).status_code == 302:
                        accepted.append(word)

            return write

        at_once(
            *(writing(*pair) for pair in zip(browsers, "abcd", strict=True)),
        )

        assert accepted
        assert sorted(Review.objects.get().done.split()) == sorted(accepted)


class TestMove:
    def test_happens_once(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        page = f"/admin/reorganization/{town.office.pk}/"
        browsers = [client_of(town.user(Role.PLANNING)) for _person in range(3)]
        row = f"indicator:{indicator.pk}:{indicator.version}"
        sent = {"heir": str(town.other_office.pk), "rows": [row], "reason": "改編"}
        answers: list[int] = []

        at_once(
            *(
                lambda browser=browser: answers.append(
                    browser.post(page, sent).status_code
                )
                for browser in browsers
            )
        )

        assert sorted(answers) == [302, 409, 409]
        assert indicator.history.count() == 2


class TestFirstPassword:
    def test_is_on_one_list_alone(self, town):
        taro = make_user(Role.EDITOR, town.office, username="taro")
        browsers = [client_of(town.user(Role.ADMINISTRATOR)) for _person in range(3)]
        shown: list[str] = []

        def give(browser) -> None:
            answer = browser.post("/admin/people/passwords/", {"users": [str(taro.pk)]})
            shown.extend(re.findall(r"<code>(.+?)</code>", answer.content.decode()))

        at_once(*(lambda browser=browser: give(browser) for browser in browsers))

        (password,) = shown
        assert User.objects.get(pk=taro.pk).check_password(password)
