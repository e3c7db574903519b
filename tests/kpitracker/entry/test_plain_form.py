"""Without scripts: saved, refused with what was typed still there, submitted."""

import pytest

from indicators.workflow import Step
from measures.models import Review
from tests.factories import make_actual
from tests.kpitracker.entry.pages import (
    PAGE,
    YEAR,
    draft,
    page_of,
    press,
    review,
    stored,
    take,
    value,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestPage:
    def test_shows_the_indicator_with_all_that_is_known(self, editor, indicator):
        make_actual(indicator, 2022, 14)
        draft(indicator, comment="転入が増えた")

        shown = page_of(editor.get(PAGE))

        for text in (
            "自課の指標",
            "10人",
            "20人",
            ">14<",
            'value="15"',
            "転入が増えた",
        ):
            assert text in shown
        assert "→ 15人" in shown

    def test_one_open_round_is_opened_at_once(self, editor, indicator):
        assert editor.get("/admin/entry/").url == PAGE

    def test_a_survey_that_is_not_due_asks_for_nothing(self, editor, indicator):
        indicator.survey_every, indicator.survey_first = 5, 2020
        indicator.save()

        shown = page_of(editor.get(PAGE))

        assert "調査年でない" in shown
        assert f'name="i{indicator.pk}-cell"' not in shown

    def test_a_planner_chooses_an_office(self, planner, town, indicator, other):
        assert "他課の指標" in page_of(planner.get(PAGE))
        shown = page_of(planner.get(f"{PAGE}?department={town.office.pk}"))
        assert "他課の指標" not in shown
        assert "自課の指標" in shown

    @pytest.mark.parametrize("asked", ["x", "9" * 30, "-1", "0"])
    def test_a_strange_office_harms_nobody(self, planner, indicator, asked):
        assert planner.get(f"{PAGE}?department={asked}").status_code == 200

    def test_a_returned_value_stands_on_top_with_its_comment(
        self, editor, planner, town, indicator
    ):
        press(editor, value(indicator, "12"), do="submit")
        take(Step.RETURN, indicator, town, comment="単位を確かめてください")

        shown = page_of(editor.get(PAGE))

        assert shown.index("単位を確かめてください") < shown.index("<table")


class TestSaving:
    def test_writes_a_draft_and_says_so(self, editor, indicator):
        answer = press(editor, value(indicator, "△３５", comment="転出"))

        assert answer.url == PAGE
        assert stored(indicator).value == -35
        assert "1行を保存しました" in page_of(editor.get(PAGE))

    def test_a_refused_row_keeps_what_was_typed(self, editor, indicator):
        answer = press(editor, value(indicator, "約２割", comment="まだ速報"))

        assert answer.status_code == 409
        for text in ('value="約２割"', "まだ速報", "aria-invalid", "残っています"):
            assert text in page_of(answer)

    def test_a_value_locked_meanwhile_keeps_what_was_typed(
        self, editor, colleague, indicator
    ):
        press(colleague, value(indicator, "12"), do="submit")

        answer = press(editor, value(indicator, "13"))

        assert answer.status_code == 409
        assert 'value="13"' in page_of(answer)
        assert stored(indicator).value == 12

    def test_a_closed_round_takes_nothing(self, editor, round_, indicator):
        round_.opens_on = round_.closes_on = round_.opens_on.replace(year=2024)
        round_.save()

        assert press(editor, value(indicator, "1")).status_code == 409
        assert not indicator.actuals.exists()

    def test_rows_of_nothing_are_no_rows(self, editor, indicator):
        sent = {"i-version": "1", "i9999999999999999999-version": "1", "x": "y"}
        assert press(editor, sent).status_code == 302

    def test_the_review_of_the_measure_is_saved_beside(
        self, editor, measure, indicator
    ):
        press(editor, review(measure, cause="人手", issue="募集", course="改善"))

        kept = Review.objects.get(measure=measure, fiscal_year=YEAR)
        assert (kept.cause, kept.issue, kept.course) == ("人手", "募集", "改善")
        assert kept.history.count() == 1

    def test_a_review_met_by_another_is_not_overwritten(
        self, editor, colleague, measure, indicator
    ):
        press(colleague, review(measure, cause="先"))

        answer = press(editor, review(measure, cause="後"))

        assert answer.status_code == 409
        assert "先" in page_of(answer)
        assert "後" in page_of(answer)
        assert Review.objects.get(measure=measure).cause == "先"


class TestMeeting:
    @pytest.fixture
    def met(self, editor, colleague, indicator):
        press(colleague, value(indicator, "21", comment="先"))
        return press(editor, value(indicator, "22", comment="後"))

    def test_shows_both_with_who_and_when(self, met):
        shown = page_of(met)

        assert met.status_code == 409
        for text in ("鈴木さん", "<td>22</td><td>21</td>", "<td>後</td><td>先</td>"):
            assert text in shown

    @pytest.mark.parametrize(("choice", "kept"), [("mine", 22), ("theirs", 21)])
    def test_one_is_chosen(self, met, editor, indicator, choice, kept):
        chosen = {f"i{indicator.pk}-resolve": choice, f"i{indicator.pk}-seen": "1"}

        answer = press(editor, value(indicator, "22", comment="後"), chosen)

        assert answer.status_code == 302
        assert stored(indicator).value == kept

    def test_editing_goes_on_over_the_version_that_was_seen(
        self, met, editor, indicator
    ):
        chosen = {f"i{indicator.pk}-resolve": "edit", f"i{indicator.pk}-seen": "1"}

        answer = press(editor, value(indicator, "22"), chosen)

        assert 'value="22"' in page_of(answer)
        assert f'name="i{indicator.pk}-version" value="1"' in page_of(answer)
        assert stored(indicator).value == 21

    def test_a_third_edit_is_met_again(self, met, editor, colleague, indicator):
        press(colleague, value(indicator, "23", version=1))
        chosen = {f"i{indicator.pk}-resolve": "mine", f"i{indicator.pk}-seen": "1"}

        answer = press(editor, value(indicator, "22"), chosen)

        assert answer.status_code == 409
        assert stored(indicator).value == 23

    def test_nothing_chosen_is_no_choice(self, met, editor, indicator):
        assert press(editor, value(indicator, "22")).status_code == 409
        assert stored(indicator).value == 21
