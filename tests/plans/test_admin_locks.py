"""Two people at one row: nobody's entry is overwritten unseen."""

import threading

import pytest
from django.db import connection
from django.utils.translation import override

from plans.models import Goal, Plan, PlanLevel, Role
from tests.desks import client_of, make_town, posted
from tests.factories import make_goal, make_level, saved


@pytest.fixture(autouse=True)
def in_japanese():
    with override("ja"):
        yield


def page_of(goal) -> str:
    return f"/admin/plans/{goal._meta.model_name}/{goal.pk}/change/"


@pytest.mark.django_db
class TestConflict:
    @pytest.fixture
    def town(self):
        return make_town("kakuu")

    @pytest.fixture
    def goal(self, town):
        return make_goal(town.plan, title="安心なまち")

    def test_names_who_and_keeps_what_was_typed(self, town, goal):
        mine = client_of(town.user(Role.PLANNING))
        theirs = client_of(town.user(Role.PLANNING, name="山田花子"))
        sent = posted(mine.get(page_of(goal)))

        first = theirs.post(page_of(goal), {**sent, "title": "安全なまち"})
        second = mine.post(page_of(goal), {**sent, "title": "元気なまち"})

        assert (first.status_code, second.status_code) == (302, 200)
        shown = second.content.decode()
        assert "山田花子" in shown
        assert "安全なまち" in shown
        assert second.context["adminform"].form["title"].value() == "元気なまち"
        goal.refresh_from_db()
        assert (goal.title, goal.version) == ("安全なまち", 2)

    def test_is_settled_by_who_has_read_it(self, town, goal):
        browser = client_of(town.user(Role.PLANNING))
        sent = {**posted(browser.get(page_of(goal))), "title": "元気なまち"}
        goal.title = "安全なまち"
        goal.save()
        conflict = browser.post(page_of(goal), sent).wsgi_request.conflicts[0]

        goal.title = "豊かなまち"
        goal.save()
        unread = browser.post(page_of(goal), {**sent, "_overwrite": conflict.key})
        again = unread.wsgi_request.conflicts[0]
        read = browser.post(page_of(goal), {**sent, "_overwrite": again.key})

        assert (unread.status_code, read.status_code) == (200, 302)
        goal.refresh_from_db()
        assert goal.title == "元気なまち"

    @pytest.mark.parametrize("version", ["", "0", "-1", "abc", "9" * 30, "２"])
    def test_meets_who_tampers_with_the_version(self, town, goal, version):
        browser = client_of(town.user(Role.PLANNING))
        sent = posted(browser.get(page_of(goal)))

        answer = browser.post(page_of(goal), {**sent, "title": "x", "version": version})

        assert answer.status_code == 200
        goal.refresh_from_db()
        assert goal.version == 1

    def test_holds_for_rows_under_a_row(self, town):
        level = make_level(town.plan, 0, "基本目標")
        browser = client_of(town.user(Role.PLANNING))
        sent = posted(browser.get(page_of(town.plan)))
        level.name = "柱"
        level.save()

        changed = browser.post(page_of(town.plan), {**sent, "levels-0-name": "政策"})
        deleted = browser.post(page_of(town.plan), {**sent, "levels-0-DELETE": "on"})

        assert (changed.status_code, deleted.status_code) == (200, 200)
        assert PlanLevel.objects.get().name == "柱"

    def test_tells_of_a_row_that_is_gone(self, town):
        level = make_level(town.plan, 0, "基本目標")
        browser = client_of(town.user(Role.PLANNING))
        sent = posted(browser.get(page_of(town.plan)))
        level.delete()

        answer = browser.post(page_of(town.plan), {**sent, "levels-0-name": "政策"})

        assert answer.status_code == 200
        assert not PlanLevel.objects.exists()

    def test_leaves_alone_who_changed_something_else(self, town):
        browser = client_of(town.user(Role.PLANNING))
        level = make_level(town.plan, 0, "基本目標")
        sent = posted(browser.get(page_of(town.plan)))
        saved(Plan.objects.get(pk=town.plan.pk))

        answer = browser.post(page_of(town.plan), {**sent, "levels-0-name": "政策"})

        level.refresh_from_db()
        assert (answer.status_code, level.name) == (302, "政策")


@pytest.mark.usefixtures("committed")
class TestAtOneMoment:
    def test_of_many_edits_none_is_lost(self):
        """Each edit appends its letter to what it read; every accepted one stays."""
        town = make_town("kakuu")
        goal = make_goal(town.plan, title=":")
        browsers = [client_of(town.user(Role.PLANNING)) for _person in range(4)]
        accepted = []

        def edit(browser, letter: str) -> None:
            try:
                for number in range(3):
                    sent = posted(browser.get(page_of(goal)))
                    typed = f"{letter}{number}"
                    answer = browser.post(
                        page_of(goal), {**sent, "title": f"{sent['title']} {typed}"}
                    )
                    if answer.status_code == 302:
                        accepted.append(typed)
            finally:
                connection.close()

        people = [
            threading.Thread(target=edit, args=pair)
            for pair in zip(browsers, "abcd", strict=True)
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()

        title = Goal.objects.get(pk=goal.pk).title
        assert accepted
        assert sorted(title.split()[1:]) == sorted(accepted)
