"""The reason of a correction: read as a text is, wherever it is given."""

import pytest
from django.core.management import call_command

from indicators.models import Actual
from plans.models import ImportJob, ImportState, Role
from tests.desks import client_of
from tests.factories import make_actual
from tests.kpitracker.pages import words
from tests.kpitracker.sheets.towns import HEAD, make_sheet_town, upload

pytestmark = pytest.mark.django_db

REASONS = [
    ("誤\x0b記", "The sign U+000B, which cannot be seen, stands here."),
    ("誤\u202e記", "The sign U+202E, which cannot be seen, stands here."),
    ("誤\0記", "Null characters are not allowed."),
    ("誤" * 501, "at most 500 characters (it has 501)"),
]
ROWS = f"{HEAD}kakuu,own,2021,11\n"


@pytest.fixture
def town():
    town = make_sheet_town()
    make_actual(town.plan.indicators.get(code="own"), 2021, 10)
    return town


@pytest.mark.parametrize(("reason", "sentence"), REASONS)
def test_is_refused_on_the_page_and_nothing_is_written(town, reason, sentence):
    planner = client_of(town.user(Role.PLANNING))
    upload(planner, ROWS)
    job = ImportJob.objects.get()

    answer = planner.post(
        f"/en/admin/sheets/{job.pk}/confirm/",
        {"ticked": list(job.facts["warnings"]), "correction": reason},
    )

    assert answer.status_code == 409
    assert sentence in words(answer.content.decode())
    assert "Nothing has been written." in answer.content.decode()
    assert ImportJob.objects.get().state == ImportState.READY
    assert Actual.objects.get(fiscal_year=2021).value == 10


@pytest.mark.parametrize(("reason", "sentence"), REASONS)
@pytest.mark.parametrize("command", ["import_actuals", "import_plan"])
def test_is_refused_on_the_command_line(
    town, tmp_path, capsys, command, reason, sentence
):
    file = tmp_path / "実績.csv"
    file.write_bytes(ROWS.encode("utf-8-sig"))

    with pytest.raises(SystemExit) as stop:
        call_command(command, str(file), correction=reason)

    assert stop.value.code == 1
    assert sentence in capsys.readouterr().err
    assert Actual.objects.get(fiscal_year=2021).value == 10


def test_stands_in_the_history_without_the_space_around_it(town):
    planner = client_of(town.user(Role.PLANNING))
    upload(planner, ROWS)
    job = ImportJob.objects.get()

    planner.post(
        f"/admin/sheets/{job.pk}/confirm/",
        {"ticked": list(job.facts["warnings"]), "correction": " 転記の誤り　"},
    )

    row = Actual.objects.get(fiscal_year=2021)
    assert (row.value, row.history.first().history_change_reason) == (11, "転記の誤り")
