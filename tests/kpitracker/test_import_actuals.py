"""``manage.py import_actuals FILE``: the same way in, from the command line."""

import pytest
from django.core.management import call_command

from indicators.models import Actual
from plans.models import ImportJob, Role
from tests.desks import make_town
from tests.factories import make_actual, make_indicator

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,実績値\n"


@pytest.fixture
def town():
    town = make_town("kakuu")
    own = make_indicator(town.plan, code="own", department=town.office)
    make_actual(own, 2022, 10)
    return town


@pytest.fixture
def sheet(tmp_path):
    def write(rows: str, encoding: str = "utf-8-sig"):
        file = tmp_path / "実績.csv"
        file.write_bytes((HEAD + rows).encode(encoding))
        return file

    return write


def value(year: int):
    row = Actual.objects.filter(fiscal_year=year).first()
    return row and row.value


def refused(capsys, *arguments, **options) -> str:
    with pytest.raises(SystemExit) as stop:
        call_command("import_actuals", *arguments, **options)
    assert stop.value.code == 1
    return capsys.readouterr().err


class TestTheCommand:
    def test_writes_a_sheet_and_tells_each_change(self, town, sheet, capsys):
        call_command(
            "import_actuals", sheet("kakuu,own,R5,△３\n", "cp932"), accept_warnings=True
        )

        told = capsys.readouterr().out
        assert "実績.csv: new 1, changed 0, unchanged 0" in told
        assert "own" in told
        assert "“” → “△3”" in told
        assert told.endswith("Written: 1 rows.\n")
        assert value(2023) == -3

    def test_writes_nothing_when_it_only_checks(self, town, sheet, capsys):
        call_command("import_actuals", sheet("kakuu,own,2023,9\n"), check=True)

        assert "new 1" in capsys.readouterr().out
        assert value(2023) is None
        assert not ImportJob.objects.exists()

    def test_names_file_row_and_column_of_every_problem(self, town, sheet, capsys):
        told = refused(capsys, sheet("kakuu,own,2023,多い\nkakuu,nai,2023,1\n"))

        first, second = told.splitlines()
        assert "実績.csv: Row 2, column 実績値: “多い” cannot be read" in first
        assert "実績.csv: Row 3, column 指標コード: “kakuu” has no" in second
        assert value(2023) is None

    def test_asks_for_a_look_at_odd_values_first(self, town, sheet, capsys):
        told = refused(capsys, sheet("kakuu,own,2023,1000\n"))

        assert told.startswith("Tick each kind of warning after looking at its rows")
        assert value(2023) is None

    def test_corrects_what_is_published_with_a_reason(self, town, sheet, capsys):
        file = sheet("kakuu,own,2022,11\n")

        refused(capsys, file)
        call_command("import_actuals", file, correction="転記の誤り")

        assert value(2022) == 11

    def test_has_the_rights_of_the_user_it_names(self, town, sheet, capsys):
        user = town.user(Role.EDITOR, username="tanto")
        file = sheet("kakuu,own,2023,9\n")

        call_command("import_actuals", file, user="tanto")

        row = Actual.objects.get(fiscal_year=2023)
        assert row.history.get().history_user == user
        assert refused(capsys, file, user="nobody") == "There is no user “nobody”.\n"

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("nai.csv", None, "cannot be read: No such file or directory."),
            ("leer.csv", b"", "The file is empty."),
            ("kaputt.xlsx", b"PK\x03\x04kaputt", "workbook"),
        ],
    )
    def test_says_what_cannot_be_read(
        self, town, tmp_path, capsys, name, content, sentence
    ):
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)

        assert sentence in refused(capsys, file)
