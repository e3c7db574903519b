"""From a draft on: one row, all complete rows, slips, taking back."""

import pytest

from indicators.models import StageChange
from tests.factories import make_actual, make_indicator
from tests.kpitracker.entry.pages import PAGE, draft, page_of, press, stored, value

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


@pytest.fixture
def second(town, round_):
    return make_indicator(town.plan, name="次の指標", department=town.office)


def test_one_row_is_saved_and_submitted(editor, indicator, second):
    rows = value(indicator, "12"), value(second, "13")

    press(editor, *rows, do=f"submit:{indicator.pk}")

    assert [stored(it).stage for it in (indicator, second)] == ["submitted", "draft"]
    assert "1行を提出しました" in page_of(editor.get(PAGE))


def test_all_complete_rows_are_submitted(editor, town, indicator, second):
    blank = make_indicator(town.plan, department=town.office)
    rows = value(indicator, "12"), value(second, missing_reason="collecting")

    press(editor, *rows, value(blank), do="submit")

    assert [stored(it).stage for it in (indicator, second)] == ["submitted"] * 2
    assert not blank.actuals.exists()


def test_a_row_with_nothing_says_so(editor, indicator):
    answer = press(editor, value(indicator), do=f"submit:{indicator.pk}")

    assert "値がない理由を入力してください" in page_of(answer)


def test_a_refused_row_is_not_submitted(editor, indicator, second):
    rows = value(indicator, "12"), value(second, "？")

    answer = press(editor, *rows, do="submit")

    assert answer.status_code == 409
    assert stored(indicator).stage == "submitted"
    assert not second.actuals.exists()


def test_nobody_submits_what_another_wrote_meanwhile(editor, colleague, indicator):
    draft(indicator)
    press(colleague, value(indicator, "16", version=1))

    answer = press(
        editor, value(indicator, "15", quality="actual", version=1), do="submit"
    )

    assert answer.status_code == 409
    assert "別の人が" in page_of(answer)
    assert stored(indicator).stage == "draft"


def test_another_row_does_not_stand_in_the_way_of_one(
    editor, colleague, indicator, second
):
    draft(second)
    press(colleague, value(second, "16", version=1))
    rows = value(indicator, "12"), value(second, "15", quality="actual", version=1)

    answer = press(editor, *rows, do=f"submit:{indicator.pk}")

    assert answer.status_code == 302
    assert stored(indicator).stage == "submitted"


@pytest.mark.parametrize("step", ["submit", "submit:{pk}", "withdraw:{pk}"])
def test_a_second_click_does_no_harm(editor, indicator, step):
    do = step.format(pk=indicator.pk)
    if "withdraw" in do:
        press(editor, value(indicator, "12"), do="submit")
    rows = [value(indicator, "12")] if "submit" in do else []

    answers = [press(editor, *rows, do=do) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert StageChange.objects.filter(step=step.split(":")[0]).count() == 1


class TestSlip:
    @pytest.fixture(autouse=True)
    def year_before(self, indicator):
        make_actual(indicator, 2022, 14)

    def test_is_saved_all_the_same(self, editor, indicator):
        press(editor, value(indicator, "140"))

        assert stored(indicator).value == 140
        assert "値は正しい" in page_of(editor.get(PAGE))

    def test_is_not_submitted_unseen(self, editor, indicator):
        answer = press(editor, value(indicator, "140"), do="submit")

        assert answer.status_code == 409
        assert "印を付けるか" in page_of(answer)
        assert stored(indicator).stage == "draft"

    @pytest.mark.parametrize("said", [{"checked": "on"}, {"comment": "合併のため"}])
    def test_is_submitted_with_a_tick_or_a_comment(self, editor, indicator, said):
        press(editor, value(indicator, "140", **said), do="submit")

        assert stored(indicator).stage == "submitted"


class TestTakingBack:
    def test_makes_a_draft_of_it_again(self, editor, indicator):
        press(editor, value(indicator, "12"), do="submit")

        press(editor, do=f"withdraw:{indicator.pk}")

        assert stored(indicator).stage == "draft"
        assert [it.step for it in StageChange.objects.all()] == ["submit", "withdraw"]
        assert "取り下げました" in page_of(editor.get(PAGE))

    @pytest.mark.parametrize("key", ["", "x", "0", "9" * 40])
    def test_of_nothing_harms_nobody(self, editor, indicator, key):
        assert press(editor, do=f"withdraw:{key}").status_code == 302

    def test_is_not_possible_once_it_is_approved(self, editor, indicator):
        make_actual(indicator, 2023, 12, stage="approved")

        answer = press(editor, do=f"withdraw:{indicator.pk}")

        assert answer.status_code == 409
        assert stored(indicator).stage == "approved"
