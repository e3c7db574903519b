"""Export, import, export: the same bytes; and the second import changes nothing."""

import tempfile
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from kpitracker.exchange.exporting import package_of
from kpitracker.exchange.importing import import_package
from kpitracker.exchange.packing import write_package
from kpitracker.exchange.sheets import SHEETS
from plans.models import Organization, Plan
from tests.kpitracker.exchange.anything import packages
from tests.kpitracker.exchange.packages import CODE, PackageMaker

pytestmark = pytest.mark.django_db

FIXTURES = sorted((django_settings.BASE_DIR / "fixtures").glob("*/plan.csv"))


def history() -> int:
    models = [Organization, *(sheet.model for sheet in SHEETS)]
    return sum(model.history.count() for model in models)


def assert_round_trip(path: Path, code: str, files: dict[str, bytes]) -> None:
    import_package(path)

    exported = package_of(Plan.objects.get(code=code))
    assert {**exported, "datapackage.json": b""} == {**files, "datapackage.json": b""}

    before = (history(), Plan.objects.get(code=code).content_version)
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "again.zip"
        write_package(exported, again)
        assert import_package(again).is_empty
    assert (history(), Plan.objects.get(code=code).content_version) == before
    assert package_of(Plan.objects.get(code=code)) == exported


@pytest.mark.parametrize("plan", FIXTURES, ids=lambda path: path.parent.name)
def test_a_fixture_is_its_own_export(plan):
    folder = plan.parent
    files = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert_round_trip(folder, folder.name, files)

    assert package_of(Plan.objects.get()) == files


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=packages())
def test_any_package_comes_back_byte_for_byte(rows):
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        package = PackageMaker(Path(folder) / "package", rows)
        assert_round_trip(package.write(), CODE, package.files())
        transaction.set_rollback(True)
