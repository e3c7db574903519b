"""Style sheets: written in parts that say what they style, joined for readers."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from kpitracker.paper import styles
from kpitracker.style_sheets import PARTS, SHEETS, StyleSheetFinder, joined, part

pytestmark = pytest.mark.pure

LINKED = re.compile(r"'kpitracker/([\w-]+\.css)'")


def names_of_parts() -> set[str]:
    return {
        str(file.relative_to(PARTS).with_suffix("")) for file in PARTS.rglob("*.css")
    }


def test_every_part_is_in_a_sheet_or_in_pdfs():
    used = {name for names in SHEETS.values() for name in names}

    assert names_of_parts() == used | {*styles.NAMES, "paper/pdf-drawing"}


def test_no_part_is_too_long_to_read_in_one_go():
    long = [name for name in names_of_parts() if part(name).count("\n") > 250]

    assert long == []


def test_pages_link_exactly_the_sheets():
    linked = {
        name
        for page in (settings.BASE_DIR / "templates").rglob("*.html")
        for name in LINKED.findall(page.read_text(encoding="utf-8"))
    }

    assert linked == set(SHEETS)


def test_a_sheet_is_its_parts_in_order_without_comments():
    sheet = joined("site.css")

    assert sheet.index("--primary:") < sheet.index(".site-header") < sheet.index(".sk-")
    assert "/*" not in sheet
    assert sheet.count("{") == sheet.count("}") > 100


def test_each_is_found_as_it_is_now():
    for name in SHEETS:
        found = Path(finders.find(f"kpitracker/{name}"))
        assert found.read_text(encoding="utf-8") == joined(name)


@pytest.mark.parametrize("name", ["site.css", "kpitracker/tokens.css", "kpitracker/.."])
def test_nothing_else_is_served(name):
    assert StyleSheetFinder().find(name) == []


def test_collecting_brings_each_of_them():
    collected = [name for name, _storage in StyleSheetFinder().list([])]

    assert collected == list(SHEETS)
