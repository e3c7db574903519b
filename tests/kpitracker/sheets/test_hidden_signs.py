"""Old rows may hold signs that nobody sees: every sheet is made, and reads back."""

import pytest

from indicators.models import Actual, IndicatorState
from plans.models import ImportJob, Role
from plans.sheets.decoding import FORBIDDEN
from plans.sheets.writing import SUFFIXES, Format
from tests.desks import client_of, fill, make_town
from tests.factories import make_actual, make_budget, make_indicator
from tests.kpitracker.sheets.towns import take, upload
from tests.sheets import problems

pytestmark = pytest.mark.django_db

# Every one that a database can hold.
SIGNS = [
    sign
    for sign in map(chr, range(1, 0x10000))
    if FORBIDDEN.match(sign) and not "\ud800" <= sign <= "\udfff"
]
HIDDEN = "".join(f"前{sign}後" for sign in SIGNS)
SHEETS = ["entry", "actuals", "actuals-wide", "list"]
PLAN_SHEETS = ["indicators", "targets", "measures", "budgets"]


@pytest.fixture
def town():
    """Wherever a text can stand, it holds each of the signs."""
    town = make_town("kakuu")
    indicator = fill(town, "町")
    for row in (town.organization, town.office, town.plan, indicator):
        _hide_in(row, "name", "title", "definition", "source", "source_title", "unit")
    type(town.organization).objects.update(code="011002")
    _hide_in(indicator.plan.goals.get(), "title")
    measure = indicator.plan.measures.get()
    make_budget(measure, 2022, 100)
    _hide_in(measure, "title")
    _hide_in(indicator.targets.get(), "printed", "reason")
    _hide_in(indicator.actuals.get(), "comment", "source")
    Actual.objects.update(stage="published")
    steps = make_indicator(town.plan, code="s", aim="state", states=("未", "済"))
    make_actual(steps, 2022, "未")
    Actual.objects.filter(indicator=steps).update(state="未\x0b着\x02手")
    IndicatorState.objects.filter(state="未").update(state="未\x0b着\x02手")
    return town


def _hide_in(row, *names: str) -> None:
    kept = {name for name in names if hasattr(row, name)}
    most = {name: row._meta.get_field(name).max_length or 1000 for name in kept}
    facts = {name: HIDDEN[: most[name]] for name in kept}
    type(row)._base_manager.filter(pk=row.pk).update(**facts)


@pytest.fixture
def planner(town):
    return client_of(town.user(Role.PLANNING))


@pytest.mark.parametrize("sheet", [*SHEETS, *PLAN_SHEETS, "package"])
@pytest.mark.parametrize("fmt", Format)
def test_every_sheet_is_made_in_every_format(planner, sheet, fmt):
    answer, content = take(planner, sheet, format=fmt, year="2022", anyway="1")

    assert answer.status_code == 200
    if fmt != Format.XLSX and sheet not in ("list", "package"):
        encoding = "cp932" if fmt == Format.CP932 else "utf-8-sig"
        assert not FORBIDDEN.search(content.decode(encoding))


@pytest.mark.parametrize("sheet", ["entry", "actuals", "actuals-wide", *PLAN_SHEETS])
@pytest.mark.parametrize("fmt", Format)
@pytest.mark.parametrize("blanks", ["keep", "clear"])
def test_what_is_brought_back_changes_nothing(planner, sheet, fmt, blanks):
    _answer, content = take(planner, sheet, format=fmt, year="2022", anyway="1")

    upload(planner, content, f"s{SUFFIXES[fmt]}", blanks=blanks)

    job = ImportJob.objects.get()
    told = {name: count for name, count in job.facts["counts"].items() if count}
    assert (told.keys(), problems(job)) == ({"unchanged"}, [])
    assert job.facts["warnings"] == {}


def test_a_package_brought_back_changes_nothing(planner):
    _answer, content = take(planner, "package")

    upload(planner, content, "kakuu.zip", kind="package")

    job = ImportJob.objects.get()
    counts = job.facts["counts"]
    assert (counts["new"], counts["changed"], problems(job)) == (0, 0, [])


def test_the_values_of_one_indicator_are_told_without_them(town, planner):
    code = town.plan.indicators.exclude(code="s").get().code

    answer = planner.get(f"/plans/kakuu/indicators/{code}/data.csv")

    assert answer.status_code == 200
    assert not FORBIDDEN.search(answer.content.decode("utf-8-sig"))
