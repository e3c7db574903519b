"""Blank cells, dashes and reasons: what stands for nothing, and what clears a value."""

import pytest

from plans.models import Blanks
from tests.factories import make_actual
from tests.sheets import bring, confirm, entries, problems

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,実績値,値がない理由,要因・説明\n"


@pytest.fixture
def draft(indicator):
    return make_actual(indicator, 2023, 12, stage="draft", comment="増えた")


class TestABlankCell:
    def test_changes_nothing_unless_asked_to(self, draft):
        job = bring(HEAD + "p,k,2023,,,\n")

        assert entries(job) == []
        assert problems(job) == []

    def test_clears_the_value_and_the_explanation_where_asked_to(self, draft, stored):
        confirm(bring(HEAD + "p,k,2023,,,\n", blanks=Blanks.CLEAR))

        row = stored(2023)
        assert (row.value, row.quality, row.comment) == (None, "", "")

    def test_leaves_a_column_alone_that_the_sheet_lacks(self, draft, stored):
        sheet = "計画コード,指標コード,年度,実績値\np,k,2023,\n"

        confirm(bring(sheet, blanks=Blanks.CLEAR))

        assert (stored(2023).value, stored(2023).comment) == (None, "増えた")

    def test_makes_no_row_where_there_is_none(self, indicator, stored):
        job = bring(HEAD + "p,k,2021,,,\n", blanks=Blanks.CLEAR)

        assert entries(job) == []

    def test_is_refused_where_asked_to(self, draft):
        job = bring(HEAD + "p,k,2023,,,\n", blanks=Blanks.REFUSE)

        assert problems(job) == [
            "Row 2, column 実績値: The cell is empty. Fill it in, or give the reason "
            "why there is no value."
        ]

    def test_is_not_refused_beside_a_reason(self, indicator, stored):
        confirm(bring(HEAD + "p,k,2021,,集計中,\n", blanks=Blanks.REFUSE))

        assert stored(2021).missing_reason == "collecting"


class TestALoneDash:
    @pytest.mark.parametrize("dash", ["－", "-", "―", "ー"])
    def test_clears_the_value_in_every_mode(self, draft, stored, dash):
        confirm(bring(HEAD + f"p,k,2023,{dash},,\n"))

        row = stored(2023)
        assert (row.value, row.quality, row.comment) == (None, "", "増えた")

    def test_is_never_0(self, draft, stored):
        confirm(bring(HEAD + "p,k,2023,0,,\n"))

        assert stored(2023).value == 0


class TestAReason:
    def test_stands_where_there_is_no_value(self, indicator, stored):
        confirm(bring(HEAD + "p,k,2021,,集計中,\n"))

        assert (stored(2021).value, stored(2021).missing_reason) == (None, "collecting")

    def test_takes_the_place_of_a_value_with_a_dash(self, draft, stored):
        confirm(bring(HEAD + "p,k,2023,－,未公表,\n"))

        row = stored(2023)
        assert (row.value, row.quality, row.missing_reason) == (None, "", "unpublished")

    @pytest.mark.parametrize("value", ["", "13"])
    def test_is_refused_beside_a_value(self, draft, value):
        (told,) = problems(bring(HEAD + f"p,k,2023,{value},未公表,\n"))

        assert told.startswith(
            "Row 2, column 値がない理由: A reason for a missing value"
        )

    def test_gives_way_to_a_value(self, indicator, stored):
        make_actual(indicator, 2023, "collecting", stage="draft")

        confirm(bring(HEAD + "p,k,2023,12,,\n"))

        row = stored(2023)
        assert (row.value, row.quality, row.missing_reason) == (12, "actual", "")

    def test_is_cleared_by_a_dash(self, indicator, stored):
        make_actual(indicator, 2023, "collecting", stage="draft")

        confirm(bring(HEAD + "p,k,2023,,－,\n"))

        assert stored(2023).missing_reason == ""

    def test_that_is_none_is_refused_with_all_of_them(self, indicator):
        (told,) = problems(bring(HEAD + "p,k,2021,,忘れた,\n"))

        assert told.startswith(
            "Row 2, column 値がない理由: “忘れた” is not one of: 未公表、"
        )


class TestAQuality:
    HEAD = "計画コード,指標コード,年度,実績値,実績・見込\n"

    def test_is_kept_where_the_sheet_does_not_say(self, indicator, stored):
        make_actual(indicator, 2023, 12, quality="estimate", stage="draft")

        confirm(bring(self.HEAD + "p,k,2023,13,\n"))

        assert (stored(2023).value, stored(2023).quality) == (13, "estimate")

    def test_can_change_alone(self, draft, stored):
        confirm(bring(self.HEAD + "p,k,2023,,見込\n"))

        assert (stored(2023).value, stored(2023).quality) == (12, "estimate")

    def test_needs_a_value(self, indicator):
        (told,) = problems(bring(self.HEAD + "p,k,2021,,実績\n"))

        assert told.startswith(
            "Row 2, column 実績・見込: “実績” is said of a value, but"
        )

    def test_cannot_contradict_the_mark_in_the_cell(self, indicator):
        (told,) = problems(bring(self.HEAD + "p,k,2021,9（見込）,実績\n"))

        assert told == (
            "Row 2, column 実績・見込: The value is marked as an estimate (見込)."
        )


class TestAnErrorOfTheSpreadsheetProgram:
    @pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#DIV/0!"])
    def test_is_refused_in_a_note_too(self, indicator, cell):
        (told,) = problems(bring(HEAD + f"p,k,2023,9,,{cell}\n"))

        assert told.startswith(f"Row 2, column 要因・説明: “{cell}” is an error of the")

    def test_is_not_every_text_with_such_a_sign(self, indicator, stored):
        confirm(bring(HEAD + "p,k,2023,9,,#1の要因\n"))

        assert stored(2023).comment == "#1の要因"
