"""What the documents say about names is true."""

import re

import pytest
from django.conf import settings

from kpitracker.exchange.sheets import SHEETS
from kpitracker.spreadsheets.importers import IMPORTERS

pytestmark = pytest.mark.pure


def read(name: str) -> str:
    return (settings.BASE_DIR / name).read_text(encoding="utf-8")


def test_every_file_and_column_of_a_package_is_described():
    described = set(re.findall(r"`([a-z0-9_]+)`", read("docs/exchange.md")))
    files = read("docs/exchange.md")

    columns = {column.name for sheet in SHEETS for column in sheet.columns}

    assert columns - described == set()
    assert [sheet.file for sheet in SHEETS if sheet.file not in files] == []


def test_every_variable_that_settings_read_is_described():
    settings_text = read("kpitracker/settings.py")
    names = set(re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', settings_text))

    described = set(re.findall(r"^\| `([A-Z_]+)`", read("docs/operations.md"), re.M))

    assert names == described


def test_every_column_of_a_sheet_is_described():
    described = set(
        re.findall(r"^\| (\S+) \| `([a-z_]+)` \|", read("docs/spreadsheets.md"), re.M)
    )

    columns = {
        (column.heading, name)
        for importer in IMPORTERS.values()
        for name, column in getattr(importer, "resource", NoColumns).columns().items()
    }

    assert columns - described == set()


class NoColumns:
    """A whole plan is described as a package."""

    @staticmethod
    def columns() -> dict:
        return {}


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/exchange.md",
        "docs/operations.md",
        "docs/spreadsheets.md",
        "docs/open-data.md",
    ],
)
def test_every_link_to_a_file_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", read(page))
    folder = (settings.BASE_DIR / page).parent

    assert [link for link in links if not (folder / link).exists()] == []
