"""Check a promise at both gates: the form's sentence and the database's refusal."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction


def constraints_of(app: str, apps) -> dict[str, models.BaseConstraint]:
    """Every named constraint of the app's own models."""
    return {
        constraint.name: constraint
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def case_id(part: object) -> str:
    """The same in every process, as the workers of one run must agree on it."""
    return getattr(part, "__name__", None) or str(part)


def assert_promise_of_new_rows(
    constraint: models.BaseConstraint, make: Callable[[], models.Model], broken: dict
) -> None:
    """The same of a row that is never changed: another, made so, is refused."""
    row = make()
    row.pk, row._state.adding = None, True
    for name, value in broken.items():
        setattr(row, name, value)

    with pytest.raises(ValidationError) as refused:
        constraint.validate(type(row), row)
    assert refused.value.messages == [str(constraint.violation_error_message)]

    unnamed = connection.vendor == "sqlite" and hasattr(constraint, "deferrable")
    names = "UNIQUE constraint failed" if unnamed else constraint.name
    with pytest.raises(IntegrityError, match=names), transaction.atomic():
        row.save()


def assert_promise(
    constraint: models.BaseConstraint, make: Callable[[], models.Model], broken: dict
) -> None:
    """A valid row, broken in this way, is refused by ``full_clean`` and by UPDATE."""
    row = make()
    row.full_clean()
    for name, value in broken.items():
        setattr(row, name, value)

    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(ValidationError) as refused:
        constraint.validate(type(row), row)
    assert refused.value.messages == [str(constraint.violation_error_message)]

    # SQLite names the columns of a unique constraint, not the constraint.
    unnamed = connection.vendor == "sqlite" and hasattr(constraint, "deferrable")
    names = "UNIQUE constraint failed" if unnamed else constraint.name
    with pytest.raises(IntegrityError, match=names), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**broken)
