"""What the database refuses, in the sentence of the promise that was broken.

The checks come first and see everything; this is for what changed in between.
"""

import re

from django.db import DatabaseError, IntegrityError, OperationalError, ProgrammingError
from django.db.models import BaseConstraint, UniqueConstraint
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.sheets import SHEETS
from plans.models import Organization

UNFORESEEN = _(
    "The database refused the package for a reason that was not foreseen. Nothing was "
    "written."
)
NOT_READY = _(
    "The database cannot be reached, or its tables are not there yet: run manage.py "
    "migrate."
)
CROSSED = _(
    "Somebody else wrote to the database at the same time: %(promise)s Nothing was "
    "written; try again."
)
BUSY = _(
    "Somebody else is writing to the database at the same time. Nothing was written; "
    "try again."
)

# Lock not available, deadlock, serialization failure, statement timeout.
BUSY_STATES = {"55P03", "40P01", "40001", "57014"}
NAMED = re.compile(r"CHECK constraint failed: (\w+)|index '(\w+)'")
COLUMNS = re.compile(r"UNIQUE constraint failed: ([\w., ]+)$")


def sentence_of(error: DatabaseError) -> str | Promise:
    """Never the database's own words: they name tables and columns of ours."""
    state = getattr(error.__cause__, "sqlstate", None)
    if state in BUSY_STATES or "database is locked" in str(error):
        return BUSY
    if isinstance(error, OperationalError | ProgrammingError):
        return NOT_READY
    if isinstance(error, IntegrityError):
        constraint = _constraint(error)
        if isinstance(constraint, UniqueConstraint):
            # The import looked for the same key and found none.
            promise = constraint.violation_error_message
            return str(CROSSED) % {"promise": promise}
        if constraint is not None:
            return constraint.violation_error_message
    return UNFORESEEN


def _constraint(error: IntegrityError) -> BaseConstraint | None:
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    if match := NAMED.search(str(error)):
        name = match[1] or match[2]
    columns = COLUMNS.search(str(error))
    for constraint, unique in _constraints():
        if constraint.name == name or (columns and columns[1] == unique):
            return constraint
    return None


def _constraints():
    """Every constraint, and what SQLite calls it if it is one over plain columns."""
    for model in [Organization, *(sheet.model for sheet in SHEETS)]:
        for constraint in model._meta.constraints:
            fields = getattr(constraint, "fields", ())
            columns = [
                f"{model._meta.db_table}.{model._meta.get_field(name).column}"
                for name in fields
            ]
            yield constraint, ", ".join(columns)
