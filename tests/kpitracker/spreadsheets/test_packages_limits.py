"""How large a package may be, and what a job keeps of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings

from kpitracker.exchange.importing import changes_of
from kpitracker.exchange.packing import zipped
from kpitracker.spreadsheets import packages
from plans.imports import keeping, staging
from plans.models import ImportAttachment, ImportJob, ImportState
from tests.kpitracker.spreadsheets.packages import bring, confirm
from tests.sheets import entries, problems

pytestmark = pytest.mark.django_db


def limits(**narrower):
    return replace(settings.PACKAGE_LIMITS, **narrower)


def lines(package) -> int:
    return sum(content.count(b"\n") for content in package.files().values())


@pytest.fixture
def parsed(monkeypatch) -> list:
    """Whatever was parsed."""
    found = []
    monkeypatch.setattr(
        packages,
        "changes_of",
        lambda files, **options: found.append(files) or changes_of(files, **options),
    )
    return found


class TestLimits:
    @pytest.mark.parametrize(
        ("narrower", "sentence"),
        [
            ({"rows": 3}, "package.zip holds more than 3 rows in all."),
            ({"cells": 9}, "package.zip holds more than 9 cells in all."),
            ({"unpacked": 2**10}, "package.zip unpacks to more than 0 MB"),
        ],
    )
    def test_are_held_before_anything_is_parsed(
        self, package, parsed, narrower, sentence
    ):
        job = bring(package, limits=limits(**narrower))

        assert job.state == ImportState.REFUSED
        assert [found.partition(sentence)[1] for found in problems(job)] == [sentence]
        assert parsed == []

    def test_count_the_rows_of_all_files_together(self, package):
        count = lines(package)

        assert problems(bring(package, limits=limits(rows=count))) == []
        assert problems(bring(package, limits=limits(rows=count - 1))) != []

    def test_of_many_lines_are_found_out_at_once(self, package, parsed):
        files = package.files()
        files["actuals.csv"] += "".join(f"{n}\n" for n in range(300_000)).encode()

        (sentence,) = problems(bring(zipped(files)))

        assert "more than 50000 rows" in sentence
        assert parsed == []

    def test_of_columns_leave_none_to_be_guessed(self, package):
        files = package.files()
        files["goals.csv"] = b",".join([b"gaol_code"] * 201) + b"\n"

        assert any(
            "The table has 201 columns" in it for it in problems(bring(zipped(files)))
        )


class TestChunks:
    def test_are_of_problems_too(self, package, monkeypatch):
        monkeypatch.setattr(staging, "ROWS_A_CHUNK", 2)
        for row in package["actuals"] + package["measures"]:
            row["plan_code"] = "other"

        job = bring(package)

        sizes = [len(chunk.problems) for _number, chunk in staging.chunks(job)]
        assert len(sizes) > 1 and set(sizes[:-1]) == {2}
        assert sum(sizes) == job.facts["counts"]["problems"]


class TestAttachments:
    def test_are_the_package_and_the_plan_as_it_was(self, plan, package):
        package.row("measures", measure_code="m1")["title"] = "商業"
        job = bring(package)
        assert dict(job.attachments.values_list("name", "content")).keys() == {
            "package.zip"
        }
        assert bytes(job.attachments.get().content) == zipped(package.files())

        confirm(job)

        names = job.attachments.values_list("name", flat=True)
        assert list(names) == ["before.zip", "package.zip"]

    def test_are_no_facts(self, plan, package):
        package.row("measures", measure_code="m1")["title"] = "商業"

        job = confirm(bring(package))

        assert len(str(job.facts)) < 1000

    def test_are_not_kept_of_what_is_refused(self, plan, package):
        package.row("indicators", indicator_code="k1")["aim"] = "up"

        bring(package)

        assert not ImportAttachment.objects.exists()

    @pytest.mark.parametrize("hours", [13, 90 * 24 + 1])
    def test_are_forgotten_together_with_the_rows(self, plan, package, hours):
        package.row("measures", measure_code="m1")["title"] = "商業"
        job = bring(package)
        job = confirm(job) if hours > 13 else job
        created_at = job.created_at - timedelta(hours=hours)
        ImportJob.objects.update(created_at=created_at)

        keeping.drop_old()

        assert entries(job) == []
        assert not ImportAttachment.objects.exists()
