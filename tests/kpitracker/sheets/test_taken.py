"""Sheets that staff take away: exactly what they may read, and it reads back."""

import io

import openpyxl
import pytest

from indicators.models import Actual
from kpitracker.spreadsheets.sheets_out import SHEETS
from plans.audit_details import TAKEN
from plans.models import ImportJob, Role
from tests.desks import client_of, make_town
from tests.factories import make_indicator
from tests.kpitracker.pages import words
from tests.kpitracker.sheets.towns import take, upload

pytestmark = pytest.mark.django_db


class TestTaking:
    def test_my_sheet_holds_exactly_ones_own_indicators(self, sheet_town, editor):
        answer, content = take(editor, "entry")

        text = content.decode("utf-8-sig")
        assert answer["Content-Disposition"] == (
            'attachment; filename="kakuu_entry_2023.csv"'
        )
        assert text.splitlines()[1].startswith("kakuu,own,自課の指標,")
        assert len(text.splitlines()) == 2
        assert ",7,2023," in text  # the value of the year before

    def test_values_of_others_on_their_way_stay_out(self, sheet_town, editor):
        _answer, content = take(editor, "actuals")

        text = content.decode()
        assert "own" in text
        assert "秘密" not in text

    def test_the_planning_section_takes_all(self, sheet_town):
        _answer, content = take(client_of(sheet_town.user(Role.PLANNING)), "actuals")

        assert "秘密" in content.decode()

    @pytest.mark.parametrize(
        "sheet",
        [
            "entry",
            "actuals",
            "actuals-wide",
            "list",
            "indicators",
            "targets",
            "measures",
            "budgets",
            "package",
        ],
    )
    @pytest.mark.parametrize("fmt", ["csv", "cp932", "tsv", "xlsx"])
    def test_every_sheet_comes_in_every_format(self, sheet_town, sheet, fmt):
        browser = client_of(sheet_town.user(Role.PLANNING))

        answer, content = take(browser, sheet, format=fmt, anyway="1")

        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
        assert content

    def test_what_was_taken_and_brought_back_changes_nothing(self, sheet_town, editor):
        _answer, content = take(editor, "entry", format="xlsx", year="2022")

        upload(editor, content, "my.xlsx")

        counts = ImportJob.objects.get().facts["counts"]
        assert (counts["unchanged"], counts["changed"], counts["problems"]) == (1, 0, 0)

    def test_a_filled_in_workbook_changes_what_was_filled_in(self, sheet_town, editor):
        _answer, content = take(editor, "entry", format="xlsx")
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book.active
        headings = [cell.value for cell in sheet[1]]
        sheet.cell(2, headings.index("実績値") + 1, "△３５")
        filled = io.BytesIO()
        book.save(filled)

        upload(editor, filled.getvalue(), "my.xlsx")
        job = ImportJob.objects.get()
        editor.post(
            f"/admin/sheets/{job.pk}/confirm/", {"ticked": list(job.facts["warnings"])}
        )

        assert Actual.objects.get(indicator__code="own", fiscal_year=2023).value == -35

    def test_says_which_characters_shift_jis_lacks(self, sheet_town, editor):
        make_indicator(
            sheet_town.plan, code="k2", name="𠮷野町", department=sheet_town.office
        )

        _answer, content = take(editor, "entry", format="cp932")

        assert "𠮷 〓" in words(content.decode())
        assert "anyway=1" in content.decode()

    @pytest.mark.parametrize(
        "asked",
        [
            {"plan": "tonari"},
            {"plan": "nai"},
            {"format": "exe"},
            {"year": "昨年"},
            {"plan": "ka\0kuu"},
        ],
    )
    def test_what_is_not_offered_is_refused_on_the_form(
        self, sheet_town, editor, asked
    ):
        make_town("tonari")

        answer, _content = take(editor, "entry", **asked)

        assert answer.status_code == 400

    def test_an_editor_cannot_take_the_whole_plan(self, sheet_town, editor):
        answer, _content = take(editor, "package")

        assert answer.status_code == 400


class TestATextThatIsTooLongForExcel:
    @pytest.fixture(autouse=True)
    def long_comment(self, sheet_town):
        row = Actual.objects.get(indicator__code="own")
        row.comment = "長" * 40_000
        row.save()

    @pytest.mark.parametrize(
        ("sheet", "named"),
        [
            ("entry", "A text in row 2 (kakuu own 自課の指標 …)"),
            ("actuals", "A text in row 2 (kakuu own 自課の指標 …)"),
            ("list", "A text of the indicator own (自課の指標)"),
        ],
    )
    def test_is_said_on_the_form_and_never_cut(self, sheet_town, sheet, named):
        browser = client_of(sheet_town.user(Role.PLANNING))

        answer, content = take(browser, sheet, format="xlsx", year="2022", lang="/en")

        assert answer.status_code == 400
        assert f"{named} has more than 32767 characters" in words(content.decode())

    @pytest.mark.parametrize("fmt", ["csv", "cp932", "tsv"])
    def test_stands_whole_in_other_formats(self, editor, fmt):
        answer, content = take(editor, "entry", format=fmt, year="2022", anyway="1")

        encoding = "cp932" if fmt == "cp932" else "utf-8-sig"
        assert answer.status_code == 200
        assert content.decode(encoding).count("長") == 40_000


def test_the_audit_log_has_words_for_each_sheet():
    assert SHEETS.keys() <= TAKEN.keys()
