"""Promises are asked without a query, and answer as the database would."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.models import Actual, Indicator, Target
from kpitracker.exchange.checks.promises import holds, paths
from kpitracker.exchange.sheets import BY_FILE, SHEETS, TARGETS

pytestmark = pytest.mark.django_db

# Odd values for any column: missing ones, and both sides of the usual bounds.
NUMBERS = st.none() | st.sampled_from([Decimal(-1), Decimal(0), Decimal(1), Decimal(2)])
WHOLE = st.none() | st.sampled_from([0, 1, 4, 5, 12, 13, 1867, 1868, 2020, 2201])
WORDS = st.sampled_from(["", "x"])
DAYS = st.none() | st.sampled_from([date(2020, 4, 1), date(2021, 4, 1)])


def anything(model, name: str):
    field = model._meta.get_field(name)
    kind = field.get_internal_type()
    if field.choices:
        return st.sampled_from(["", *(value for value, _label in field.choices)])
    if kind == "BooleanField":
        return st.booleans()
    if kind in ("CharField", "TextField"):
        return WORDS
    values = {"DecimalField": NUMBERS, "DateField": DAYS}.get(kind, WHOLE)
    return values if field.null else values.filter(lambda value: value is not None)


def plain_fields(sheet) -> list[str]:
    return [column.field for column in sheet.columns if column.field]


@pytest.mark.parametrize(
    "sheet", [BY_FILE[name] for name in ("plan.csv", "indicators.csv", "actuals.csv")]
)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_condition_holds_only_where_the_database_accepts(sheet, data):
    """And where nothing is missing, exactly there: SQL lets "unknown" pass."""
    facts = {
        name: data.draw(anything(sheet.model, name)) for name in plain_fields(sheet)
    }
    row = sheet.model(**facts)
    relations = {"successor_measure": None, "successor_indicator": None, "id": "x"}

    for constraint in sheet.model._meta.constraints:
        if not isinstance(constraint, CheckConstraint):
            continue
        if "stable" in constraint.name:
            continue
        try:
            constraint.validate(sheet.model, row)
            accepted = True
        except ValidationError:
            accepted = False

        values = relations | facts
        is_complete = None not in [values[name] for name in paths(constraint.condition)]
        assert holds(constraint.condition, values) <= accepted
        if is_complete:
            assert holds(constraint.condition, values) == accepted


def test_a_range_without_its_upper_end_is_refused():
    (promise,) = (
        one
        for one in Target._meta.constraints
        if one.name == "target_has_what_it_compares_with"
    )
    row = dict.fromkeys(plain_fields(TARGETS)) | {"state": ""}

    half = row | {"comparison": "range", "value": Decimal(1)}

    assert not holds(promise.condition, half)
    assert holds(promise.condition, half | {"upper_value": Decimal(1)})


def test_every_condition_can_be_asked():
    for sheet in SHEETS:
        fields = plain_fields(sheet)
        relations = [reference.field for _column, reference in sheet.references]
        values = dict.fromkeys([*fields, *relations, "id"])
        for constraint in sheet.model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                assert holds(constraint.condition, values) in (True, False)
    assert {Actual, Indicator} <= {sheet.model for sheet in SHEETS}
