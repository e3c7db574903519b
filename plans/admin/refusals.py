"""What the database refuses while rows are saved, told as a sentence."""

import logging

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, OperationalError
from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

REFUSALS = (ValidationError, IntegrityError, DataError, OperationalError)


def refusal_of(error: Exception) -> ValidationError:
    """The sentence; a promise of the database is told in its own words."""
    if isinstance(error, ValidationError):
        return ValidationError(error.messages)
    logger.warning("Refused while saving from the admin", exc_info=error)
    if isinstance(error, OperationalError):
        sentence = _("Somebody else was saving at the same moment. Save once more.")
    elif promise := _promise_named_in(str(error)):
        sentence = str(promise.violation_error_message)
    else:
        sentence = _("The database did not take these entries.")
    return ValidationError([sentence, _("Nothing has been saved.")])


def _promise_named_in(text: str):
    for model in apps.get_models():
        for promise in model._meta.constraints:
            if promise.name in text or _columns(model, promise) in text:
                return promise
    return None


def _columns(model, promise) -> str:
    """How SQLite names a unique constraint: by its columns."""
    fields = promise.fields if isinstance(promise, UniqueConstraint) else ()
    columns = [
        f"{model._meta.db_table}.{model._meta.get_field(name).column}"
        for name in fields
    ]
    return f"UNIQUE constraint failed: {', '.join(columns)}" if columns else "\0"
