"""What tells one release from another."""

import pytest

from kpitracker.keeping.release import _files, release

pytestmark = pytest.mark.pure


def test_the_office_that_pages_name_is_part_of_it(settings):
    before = release.__wrapped__()
    settings.ACCESSIBILITY_CONTACT = "総務課 0000-00-0000"

    assert release.__wrapped__() != before


def test_what_was_tested_is_part_of_it():
    assert "conformance.json" in {file.name for file in _files()}
