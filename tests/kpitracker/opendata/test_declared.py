"""The declarations agree with each other and with docs/open-data.md."""

import re

import pytest
from django.conf import settings
from django.utils import translation

from indicators.models import Actual, Indicator
from kpitracker.opendata.descriptor import schema
from kpitracker.opendata.kinds import CODE
from kpitracker.opendata.tables import BY_NAME, TABLES
from plans.models.fields import CODE_PATTERN

pytestmark = pytest.mark.pure

ALWAYS_SAID = {column.name for column in BY_NAME["indicators"].own.columns}
DOCUMENT = settings.BASE_DIR / "docs" / "open-data.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
class TestEveryTable:
    def test_names_each_column_once(self, table):
        names = [column.name for column in table.columns]

        assert len(names) == len(set(names))
        assert [name for name in names if not re.fullmatch("[a-z_]+", name)] == []

    @pytest.mark.parametrize("language", ["ja", "en"])
    def test_titles_each_column_differently(self, table, language):
        with translation.override(language):
            titles = [str(column.title) for column in table.columns]

        assert [one for one in titles if titles.count(one) > 1] == []

    def test_is_told_apart_and_tied_by_columns_it_has(self, table):
        names = {column.name for column in table.columns}

        assert set(table.key) <= names
        for own, (other, theirs) in table.references.items():
            target = BY_NAME[other] if other else table
            assert set(own) <= names
            assert set(theirs) <= {column.name for column in target.columns}

    def test_requires_of_the_context_only_what_is_the_indicators_own(self, table):
        """An indicator may have no place and no target: their columns are empty."""
        required = {
            column.name
            for part in (*table.before, *table.after)
            for column in part.columns
            if column.is_required
        }

        assert required <= ALWAYS_SAID

    def test_is_described_column_by_column(self, table):
        text = DOCUMENT.read_text(encoding="utf-8")
        described = set(re.findall(r"`([a-z0-9_]+)`", text))

        assert table.file in text
        assert {column.name for column in table.columns} - described == set()


def test_the_document_describes_no_column_that_is_gone():
    text = DOCUMENT.read_text(encoding="utf-8")
    described = set(re.findall(r"^\| ((?:`[a-z0-9_]+`(?:, )?)+) \|", text, re.M))
    named = {name for cell in described for name in re.findall("`(.+?)`", cell)}

    assert (
        named - {column.name for table in TABLES for column in table.columns} == set()
    )


def test_a_code_is_what_the_models_take_for_one():
    assert CODE_PATTERN.removeprefix("^").removesuffix(r"\Z") == CODE


def test_the_codes_of_a_list_are_those_of_the_model():
    fields = {field["name"]: field for field in schema(BY_NAME["indicators"])["fields"]}

    for name in ("aim", "basis", "entry", "lifecycle", "baseline_year_kind"):
        choices = Indicator._meta.get_field(name).flatchoices
        enum = fields[f"{name}_code"]["constraints"]["enum"]
        assert enum == [value for value, _label in choices if value]
    reasons = {
        value for value, _label in Actual._meta.get_field("missing_reason").choices
    }
    (enum,) = [
        field["constraints"]["enum"]
        for field in schema(BY_NAME["actuals"])["fields"]
        if field["name"] == "missing_reason_code"
    ]
    assert set(enum) == reasons | {"unstated"}
