"""What a sheet of actuals says: as staff type it, one year a row or a column."""

from decimal import Decimal

import pytest

from indicators.models import Actual
from plans.models import ImportState
from tests.factories import make_indicator
from tests.sheets import bring, confirm, entries, paste, problems

LONG = "計画コード,指標コード,年度,実績値\n"

pytestmark = pytest.mark.django_db


def values() -> dict[int, Decimal | None]:
    return dict(
        Actual.objects.order_by("fiscal_year").values_list("fiscal_year", "value")
    )


class TestALongSheet:
    def test_is_read_as_staff_type_it(self, indicator):
        confirm(bring(LONG + 'p,k,R5,△３５人\np,k,令和３年度,"1,234"\n'))

        assert values() == {2021: 1234, 2022: 10, 2023: -35}

    def test_keeps_what_was_typed_beside_the_value(self, indicator, stored):
        confirm(bring(LONG + "p,k,2023,△３５人\n"))

        row = stored(2023)
        assert (row.entered, row.quality, row.stage) == ("△３５人", "actual", "draft")

    def test_tells_new_changed_and_unchanged_rows_apart(self, indicator):
        job = bring(LONG + "p,k,2021,9\np,k,2022,10\np,k,2023,11\n")
        again = bring(LONG + "p,k,2022,12\n")

        assert [it.kind for it in entries(job)] == ["new", "unchanged", "new"]
        assert [
            (it.kind, it.old["value"], it.new["value"]) for it in entries(again)
        ] == [("changed", "10", "12")]

    def test_takes_an_estimate_from_the_cell_or_from_its_column(
        self, indicator, stored
    ):
        head = "計画コード,指標コード,年度,実績値,実績・見込\n"
        confirm(bring(head + "p,k,2023,12（見込）,\np,k,2021,8,見込\n"))

        assert stored(2023).quality == stored(2021).quality == "estimate"

    def test_takes_states_in_any_width(self, indicator):
        make_indicator(
            indicator.plan,
            code="s",
            aim="state",
            states=["未策定", "ＡＢ策定"],
            target=None,
        )

        confirm(bring(LONG + "p,s,2023,AB策定\n"))

        assert Actual.objects.get(indicator__code="s").state == "ＡＢ策定"

    def test_twice_changes_nothing_the_second_time(self, indicator):
        sheet = LONG + "p,k,2021,9\np,k,2023,11\n"
        confirm(bring(sheet))
        before = Actual.history.count()

        second = confirm(bring(sheet))

        assert [it.kind for it in entries(second)] == ["unchanged", "unchanged"]
        assert Actual.history.count() == before

    def test_says_how_many_of_ones_indicators_it_holds(self, indicator):
        make_indicator(indicator.plan, code="other")

        job = bring(LONG + "p,k,2023,11\np,k,2021,11\n")

        assert job.facts["notes"] == [
            "Indicators in this sheet: 1. You enter values for: 2."
        ]
        assert (job.facts["last"], job.rows_read) == ("p k 2021", 2)


class TestAWideSheet:
    def test_has_a_column_for_each_year(self, indicator):
        confirm(bring("計画コード,指標コード,2021年度,R5\np,k,9,１１人\n"))

        assert values() == {2021: 9, 2022: 10, 2023: 11}

    def test_leaves_years_alone_whose_cells_are_blank(self, indicator):
        job = bring("計画コード,指標コード,2022年度,2023年度\np,k,,11\n")

        assert [it.kind for it in entries(job)] == ["new"]
        assert "1 cells for a value are empty and change nothing." in job.facts["notes"]

    def test_names_the_column_of_a_cell_that_cannot_be_read(self, indicator):
        job = bring("計画コード,指標コード,2021年度,2023年度\np,k,9,多い\n")

        (sentence,) = problems(job)
        assert sentence.startswith("Row 2, column 2023年度: “多い” cannot be read as a")

    def test_takes_no_comment_that_could_be_of_any_of_its_years(self, indicator):
        job = bring("計画コード,指標コード,要因・説明,2022年度,2023年度\np,k,増,9,\n")

        (sentence,) = problems(job)
        assert sentence.startswith("Row 1, column 要因・説明: The column “要因")


class TestPastedCells:
    def test_are_read_like_a_file(self, indicator):
        confirm(paste("計画コード\t指標コード\t年度\t実績値\np\tk\tR5\t11人\n"))

        assert values() == {2022: 10, 2023: 11}


class TestARowThatCannotBeRead:
    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            ("p,k,2023,約10", "Row 2, column 実績値: “約10” says more than a number."),
            ("p,k,2023,10円", "Row 2, column 実績値: “10円” is given in 円, but this"),
            ("p,k,2023,#REF!", "Row 2, column 実績値: “#REF!” is an error of the"),
            (
                "p,k,2023,10（2021年度）",
                "Row 2, column 実績値: “10（2021年度）” names another",
            ),
            (
                "p,k,2023年,10",
                "Row 2, column 年度: “2023年” cannot be read as a fiscal",
            ),
            ("p,k,,10", "Row 2, column 年度: The cell is empty, but it tells which"),
            ("p,,2023,10", "Row 2, column 指標コード: The cell is empty, but it tells"),
            ("p,1-1,2023,10", "Row 2, column 指標コード: A spreadsheet program would"),
            (
                "p,nai,2023,10",
                "Row 2, column 指標コード: “p” has no indicator “nai” for",
            ),
            ("q,k,2023,10", "Row 2, column 指標コード: “q” has no indicator “k” for"),
            (
                "p,k,2025,10",
                "Row 2, column 年度: “2025” was read as FY2025 (Reiwa 7), wh",
            ),
        ],
    )
    def test_is_told_with_its_row_column_text_and_remedy(
        self, indicator, row, sentence
    ):
        job = bring(LONG + row + "\n")

        assert job.state == ImportState.REFUSED
        (told,) = problems(job)
        assert told.startswith(sentence)

    def test_stops_the_whole_sheet_and_all_are_told(self, indicator):
        job = bring(LONG + "p,k,2021,9\np,k,2023,多い\np,k,R,9\n")

        assert job.state == ImportState.REFUSED
        assert [told[:5] for told in problems(job)] == ["Row 3", "Row 4"]

    def test_is_the_second_of_two_for_one_year(self, indicator):
        job = bring(LONG + "p,k,2023,9\np,k,R5,10\n")

        assert problems(job) == [
            "Row 3, column 指標コード: This indicator and year stand in row 2 already. "
            "Keep one of them."
        ]

    def test_is_one_with_cells_under_no_heading(self, indicator):
        job = bring("計画コード,指標コード,,年度,実績値\np,k,メモ,2023,9\n")

        (told,) = problems(job)
        assert told.startswith("Row 2: The column has cells but no heading.")

    def test_is_no_row_at_all(self, indicator):
        assert problems(bring(LONG)) == ["Row 1: Below the headings there is no row."]


class TestNamesBesideCodes:
    HEAD = "計画コード,指標コード,指標,年度,実績値\n"

    def test_that_are_the_indicators_own_are_not_spoken_of(self, indicator):
        job = bring(self.HEAD + "p,k,移住者数,2023,9\np,k,,2021,9\n")

        assert "name" not in job.facts["warnings"]

    def test_that_are_others_must_be_ticked(self, indicator):
        job = bring(self.HEAD + "p,k,転入者数,2023,9\n")

        (entry,) = entries(job)
        assert entry.warnings == [
            ["name", "The code k stands for “移住者数”, not for “転入者数”."]
        ]
        assert job.facts["warnings"] == {"name": 1}


class TestAFileThatMayBeCutOff:
    def test_must_be_ticked_after_looking_at_its_last_row(self, indicator):
        job = bring(LONG + "p,k,2021,9\np,k,2023,1")

        assert job.facts["warnings"] == {"cut_off": 1, "tenfold": 1}
        assert job.facts["notes"][-1].endswith("The last row that was read: p k 2023")
