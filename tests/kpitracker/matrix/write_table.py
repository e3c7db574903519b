"""What the product does now, as the table that a person then reads and corrects.

``MATRIX_OUT=file pytest tests/kpitracker/matrix/write_table.py``: not collected by
itself. Every line that changes in ``expected.csv`` is a decision, to be looked at.
"""

import csv
import os
from pathlib import Path

import pytest

from tests.kpitracker.matrix.addresses import addresses
from tests.kpitracker.matrix.answers import METHODS, objects_of, row_of
from tests.kpitracker.matrix.cast import ROLES, assemble


@pytest.mark.django_db
@pytest.mark.usefixtures("unpressed")
def test_write():
    cast = assemble()
    with Path(os.environ["MATRIX_OUT"]).open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["address", "object", "method", *ROLES])
        for address in addresses():
            for kind, path in objects_of(cast, address).items():
                for method in METHODS:
                    words, leaks = row_of(cast, method, path)
                    out.writerow([address.name, kind, method, *words])
                    if leaks:
                        print("LEAK", address.name, kind, method, leaks)
