"""What the scripts of the grid ask, and how often the page asks the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_actual, make_indicator, make_measure, make_review
from tests.kpitracker.entry.pages import (
    PAGE,
    YEAR,
    draft,
    press,
    review,
    send,
    stored,
    value,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


def read(browser, indicator, cell="", **texts):
    posted = {"indicator": indicator.pk, "cell": cell, **texts}
    return browser.post(f"{PAGE}read/", posted)


class TestReading:
    def test_tells_the_value_and_its_judgement(self, editor, indicator):
        answer = read(editor, indicator, "△３５人").json()

        assert "→ −35人" in answer["html"]
        assert 'data-status="worse"' in answer["html"]
        assert "後退" in answer["html"]
        assert answer["quality"] == "actual"

    def test_writes_nothing(self, editor, indicator):
        read(editor, indicator, "12")

        assert not indicator.actuals.exists()

    def test_tells_that_見込_is_an_estimate(self, editor, indicator):
        assert read(editor, indicator, "12（見込）").json()["quality"] == "estimate"

    def test_tells_a_slip(self, editor, indicator):
        make_actual(indicator, 2022, 14)

        answer = read(editor, indicator, "140").json()

        assert answer["odd"]
        assert "14人" in answer["html"]

    def test_tells_what_it_cannot_read(self, editor, indicator):
        answer = read(editor, indicator, "<b>約２割").json()

        assert "約２割" in answer["faults"]["cell"][0]
        assert "<b>" not in answer["html"]

    def test_tells_a_reason_beside_a_value(self, editor, indicator):
        answer = read(editor, indicator, "12", missing_reason="other").json()

        assert list(answer["faults"]) == ["missing_reason"]


class TestSaving:
    def test_tells_the_version_the_stage_and_when(self, editor, indicator):
        told = send(editor, value(indicator, "１２")).json()["rows"]

        row = told[f"i{indicator.pk}"]
        assert (row["state"], row["version"], row["stage"]) == ("saved", 1, "入力中")
        assert row["texts"]["quality"] == "actual"
        assert row["words"].startswith("保存しました ")
        assert "→ 12人" in row["html"]

    def test_tells_a_meeting_as_the_page_shows_it(self, editor, colleague, indicator):
        send(colleague, value(indicator, "21"))

        told = send(editor, value(indicator, "22")).json()["rows"]

        row = told[f"i{indicator.pk}"]
        assert row["state"] == "met"
        assert "<td>22</td><td>21</td>" in row["html"]
        assert stored(indicator).value == 21

    def test_tells_refusals_by_cell(self, editor, indicator):
        told = send(editor, value(indicator, "？")).json()["rows"]

        row = told[f"i{indicator.pk}"]
        assert row["state"] == "refused"
        assert list(row["faults"]) == ["cell"]

    def test_takes_reviews_too(self, editor, measure, indicator):
        told = send(editor, review(measure, cause="人手")).json()["rows"]

        assert told[f"m{measure.pk}"]["state"] == "saved"

    def test_takes_no_get(self, editor, indicator):
        assert editor.get(f"{PAGE}save/").status_code == 405


def fill(town, measure, size: int):
    """Rows at as many measures, every second one entered."""
    for number in range(size):
        at = make_measure(goal=measure.goal, department=town.office)
        make_review(at, YEAR)
        one = make_indicator(on=at, department=town.office)
        make_actual(one, 2022, 14)
        if number % 2:
            draft(one)
        yield one


def questions(ask) -> int:
    """Not counting those of a browser's first visit."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_the_page_asks_the_same_number_of_questions(editor, town, round_, measure):
    list(fill(town, measure, 2))
    editor.get(PAGE)
    few = questions(lambda: editor.get(PAGE))

    list(fill(town, measure, 28))

    assert questions(lambda: editor.get(PAGE)) == few
    assert few < 35


@pytest.mark.parametrize("through", [send, press])
def test_the_grid_of_a_large_plan_is_taken(editor, indicator, through):
    # Rows of others are refused one by one, not the whole page.
    rows = {f"i{pk}-version": "0" for pk in range(10_000, 18_000)}

    assert through(editor, rows, value(indicator, "12")).status_code in (200, 409)
    assert stored(indicator).value == 12


@pytest.mark.parametrize("through", [send, press])
def test_so_does_saving(editor, town, round_, measure, through):
    rows = [
        value(one, "16", version=n % 2) for n, one in enumerate(fill(town, measure, 32))
    ]
    editor.get(PAGE)

    few = questions(lambda: through(editor, *rows[:2]))

    assert questions(lambda: through(editor, *rows[2:])) == few
    assert few < 60
