"""How far reading has come: told from another connection while a long file is read."""

import io
from dataclasses import replace
from time import sleep

import pytest

from indicators.imports.actuals import ActualImporter
from plans.imports import jobs
from plans.imports.importer import Reach
from plans.models import Blanks, ImportJob
from plans.sheets.files import open_sheet
from tests.sheets import LIMITS, TODAY

pytestmark = pytest.mark.django_db

ROWS = "計画コード,指標コード,年度,実績値\n" + "p,k,2023,9\n" * 5


def test_is_told_once_a_second():
    sheet = open_sheet(io.BytesIO(ROWS.encode()), name="a.csv", limits=LIMITS)
    seen = []

    def slowly():
        for number, record in enumerate(sheet.read()):
            if number == 3:
                sleep(jobs.SECONDS_TO_TELL + 0.1)
            seen.append(ImportJob.objects.values_list("rows_read", flat=True).get())
            yield record

    slow = replace(sheet, read=slowly)
    importer, reach = ActualImporter(), Reach(None, TODAY)
    job = jobs.begin(
        slow, importer=importer, name="a.csv", reach=reach, blanks=Blanks.KEEP
    )
    jobs.read(job, slow, importer=importer, reach=reach)

    assert seen == [0, 0, 0, 0, 3, 3]
    assert job.rows_read == 5
