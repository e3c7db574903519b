"""What was published is altered only as a correction with a reason."""

import pytest

from indicators.models import Actual
from plans.models import Plan
from tests.factories import make_round
from tests.kpitracker.exchange.packages import import_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(package):
    import_plan(package.write())
    return package


@pytest.mark.parametrize(
    ("column", "new"),
    [
        ("value", "26"),
        ("value", "0"),
        ("quality", "estimate"),
        ("stage", "draft"),
        ("comment", "訂正"),
        ("source", "台帳"),
    ],
)
def test_a_published_value_is_not_altered_without_a_reason(
    imported, refused, column, new
):
    imported["actuals"][0][column] = new

    (sentence,) = refused(imported.write())

    assert sentence.startswith("actuals.csv") and "2" in sentence
    assert column in sentence and new in sentence and "--correction" in sentence
    assert str(Actual.objects.get(fiscal_year=2021).value) == "25.0000"


def test_a_correction_carries_its_reason_into_the_history(imported, capsys):
    imported["actuals"][0]["value"] = "26"
    imported["actuals"][1]["value"] = "27"
    capsys.readouterr()

    import_plan(imported.write(), correction="集計誤り")

    reasons = {
        row.fiscal_year: row.history.first().history_change_reason
        for row in Actual.objects.filter(indicator__code="k1")
    }
    assert reasons == {2021: "集計誤り", 2022: "import_plan machi-1"}
    out = capsys.readouterr().out
    assert "correction: k1 2021" in out and "changed: k1 2022" in out


def test_a_blank_reason_is_none(imported, refused):
    imported["actuals"][0]["value"] = "26"

    assert refused(imported.write(), correction=" ")


def test_a_value_not_yet_published_is_free_to_change(imported):
    imported["actuals"][1].update({"value": "30", "stage": "published"})

    import_plan(imported.write())

    assert Actual.objects.filter(stage="published").count() == 4


def test_a_new_published_value_needs_no_reason(imported):
    imported.add("actuals", indicator_code="k1", fiscal_year=2023, value=30)

    import_plan(imported.write())

    assert Actual.objects.count() == 5


def test_a_stage_is_not_changed_past_the_round_of_its_year(imported, refused):
    make_round(Plan.objects.get(), 2022)
    before = list(Actual.objects.values_list("pk", "stage"))
    imported["actuals"][1]["stage"] = "published"

    (sentence,) = refused(imported.write(), correction="公表")

    assert sentence.startswith("actuals.csv, row 3, column stage: Stages of FY2022")
    assert list(Actual.objects.values_list("pk", "stage")) == before


def test_a_new_value_begins_as_a_draft_in_a_round(imported, refused):
    make_round(Plan.objects.get(), 2023)
    new = imported["actuals"][1] | {"fiscal_year": "2023", "stage": "confirmed"}
    imported["actuals"].append(new)

    (sentence,) = refused(imported.write())

    assert "column stage: Stages of FY2023" in sentence
    new["stage"] = "draft"
    import_plan(imported.write())
    assert Actual.objects.get(fiscal_year=2023).stage == "draft"
