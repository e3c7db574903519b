"""The permission matrix: every address × role × method × object, and no secret out."""

import csv
from pathlib import Path

import pytest

from tests.kpitracker.matrix.addresses import addresses, nameless
from tests.kpitracker.matrix.answers import METHODS, objects_of, row_of
from tests.kpitracker.matrix.cast import ROLES, assemble

TABLE = Path(__file__).parent / "matrix" / "expected.csv"
OUTSIDERS = {"anonymous", "deactivated", "foreign_editor", "foreign_planner"}
# Pages for coming in and going out, which anybody may open.
DOORS = {"login", "logout", "admin:login", "admin:logout"}


def expected() -> dict[tuple[str, str, str], list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        assert header == ["address", "object", "method", *ROLES]
        return {(name, kind, method): words for name, kind, method, *words in rows}


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.usefixtures("unpressed")
def test_everybody_gets_what_the_table_says_and_no_secret():
    """At least 1,500 tries; an address that the table does not list is a failure."""
    table, cast = expected(), assemble()
    tries, deviations = 0, []
    for address in addresses():
        for kind, path in objects_of(cast, address).items():
            for method in METHODS:
                words, leaks = row_of(cast, method, path)
                tries += len(words)
                key = (address.name, kind, method)
                if table.pop(key, None) != words:
                    deviations.append(f"{','.join((*key, *words))}")
                if leaks:
                    deviations.append(f"{key} tells {leaks}")

    assert not deviations, "\n".join(deviations)
    assert list(table) == [], "The table lists what there is no more."
    assert tries >= 1500


@pytest.mark.pure
def test_routes_without_a_name_are_only_the_old_ones_of_the_admin():
    assert [route for route in nameless() if "admin/" not in route] == []


@pytest.mark.pure
class TestTheTable:
    """What the roles are for, read off the table itself."""

    def cells(self):
        for (name, kind, method), words in expected().items():
            for role, word in zip(ROLES, words, strict=True):
                yield name, kind.partition(" ")[0], method, role, word

    def test_nothing_breaks(self):
        assert not [cell for cell in self.cells() if cell[-1] == "BROKEN"]

    def test_nobody_opens_the_admin_without_a_desk(self):
        opened = {
            (name, role)
            for name, _kind, _method, role, word in self.cells()
            if role in ("anonymous", "viewer", "deactivated")
            and ("admin:" in name or name.startswith(("sheets", "import-")))
            and word == "ok"
        }
        assert opened <= {(name, role) for name in DOORS for role in ROLES}

    def test_no_outsider_opens_what_is_internal(self):
        opened = [
            cell
            for cell in self.cells()
            if cell[1] == "unpublished"
            and cell[3] in OUTSIDERS
            and cell[4] == "ok"
            and cell[0] not in PROGRESS
        ]
        assert opened == []

    def test_what_is_abroad_stays_abroad(self):
        opened = [
            cell
            for cell in self.cells()
            if cell[1] == "foreign"
            and not cell[3].startswith("foreign")
            and cell[4] == "ok"
            and cell[0] not in {*PROGRESS, *OWN_JOBS}
        ]
        assert opened == []


# Tells nobody more than that something is being read.
PROGRESS = {"import-progress"}
# The same job stands beside the rows of each town: it is the editor's own.
OWN_JOBS = {"import-job", "import-problems"}
