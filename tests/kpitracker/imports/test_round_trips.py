"""What goes out comes in unchanged, and goes out again as the same bytes."""

import random
from collections.abc import Collection
from decimal import Decimal

import pytest

from indicators import sheets_out
from indicators.enums import Stage
from indicators.models import Actual
from plans.imports.staging import Kind
from plans.models import Blanks, Role, User
from plans.sheets.decoding import canonical
from plans.sheets.writing import SUFFIXES, Format, write_sheet
from tests.desks import Town
from tests.factories import saved
from tests.kpitracker.imports.any_actuals import (
    YEARS,
    any_number,
    any_text,
    make_data_set,
)
from tests.kpitracker.imports.kept import Kept
from tests.long import size
from tests.sheets import TODAY, bring, confirm, entries, problems

SETS = size(25, long=1_000)

pytestmark = pytest.mark.django_db

SHEETS = {
    "long": lambda rows, asked: (
        sheets_out.long_columns(),
        sheets_out.long_rows(rows, **asked),
    ),
    "entry": lambda rows, asked: (
        sheets_out.entry_columns(),
        sheets_out.entry_rows(rows, fiscal_year=2023, **asked),
    ),
    "wide": lambda rows, asked: (
        sheets_out.wide_columns(YEARS),
        sheets_out.wide_rows(rows, years=YEARS, **asked),
    ),
}


def written(town: Town, user: User, sheet: str, fmt: Format) -> bytes:
    asked = {"user": user, "on": TODAY}
    columns, rows = SHEETS[sheet](town.plan.indicators.all(), asked)
    return b"".join(write_sheet(fmt, columns, rows, title="実績").body)


def told(town: Town, sheet: str) -> int:
    """How many cells or rows of the sheet say something of a stored row."""
    rows = Actual.objects.filter(indicator__plan=town.plan)
    if sheet == "long":
        return rows.count()
    if sheet == "entry":
        return rows.filter(fiscal_year=2023).count()
    return rows.filter(fiscal_year__in=YEARS).exclude(value=None, state="").count()


@pytest.fixture(params=range(SETS))
def rng(request) -> random.Random:
    return random.Random(request.param)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_that_was_taken_away_changes_nothing(sheet, rng):
    town = make_data_set(rng)
    user = town.user(Role.PLANNING)
    before = Kept.now()
    for fmt in Format:
        data = written(town, user, sheet, fmt)

        job = bring(data, user=user, name=f"s{SUFFIXES[fmt]}")

        assert (fmt, problems(job)) == (fmt, [])
        changes = [it for it in entries(job) if it.kind != Kind.UNCHANGED]
        assert (fmt, changes, job.facts["warnings"]) == (fmt, [], {})
        assert len(entries(job)) == told(town, sheet)
        confirm(job, user=user)
        assert Kept.now() == before
        assert written(town, user, sheet, fmt) == data


@pytest.mark.parametrize("blanks", [Blanks.KEEP, Blanks.CLEAR])
def test_so_does_one_whose_blank_cells_clear(blanks, rng):
    town = make_data_set(rng)
    _as_imported(town)
    user = town.user(Role.PLANNING)
    for fmt in Format:
        data = written(town, user, "long", fmt)

        job = bring(data, user=user, name=f"s{SUFFIXES[fmt]}", blanks=blanks)

        assert (fmt, problems(job)) == (fmt, [])
        changes = [it for it in entries(job) if it.kind != Kind.UNCHANGED]
        assert (fmt, changes) == (fmt, [])


@pytest.mark.parametrize("fmt", Format)
def test_a_sheet_restores_what_was_changed_since(fmt, rng):
    town = make_data_set(rng)
    _as_imported(town)
    user = town.user(Role.PLANNING)
    data = written(town, user, "long", fmt)
    _disturb(town, rng)
    before = Kept.now()

    job = bring(data, user=user, name=f"s{SUFFIXES[fmt]}", blanks=Blanks.CLEAR)
    assert problems(job) == []
    confirm(job, user=user, correction="元に戻す")

    assert written(town, user, "long", fmt) == data
    after = Kept.now()
    assert after.entries_since(before) == dict.fromkeys(after.moved(before), 1)


def _as_imported(town: Town) -> None:
    """Texts that a sheet can store: in its spelling, and not blank but empty."""
    for row in _actuals(town):
        texts = {name: getattr(row, name) for name in ("comment", "source")}
        kept = {
            name: canonical(text) if text.strip() not in ("", "#N/A") else ""
            for name, text in texts.items()
        }
        Actual.objects.filter(pk=row.pk).update(**kept)


def _disturb(town: Town, rng: random.Random) -> None:
    """Other values, texts and stages in about half of the rows."""
    for row in _actuals(town):
        if rng.random() < 0.5:
            continue
        # Another line end alone would be no change.
        row.comment, row.source = canonical(any_text(rng)), canonical(any_text(rng))
        row.stage = rng.choice(Stage.values)
        if row.value is not None:
            row.value = rng.choice([any_number(rng), Decimal(0)])
        elif not row.state:
            row.missing_reason = rng.choice(["", "other"])
        saved(row)


def _actuals(town: Town) -> Collection[Actual]:
    return Actual.objects.filter(indicator__plan=town.plan).order_by("pk")
