"""A column that a file leaves out never erases what the database holds in it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.faults import Fault

WOULD_ERASE = _(
    "The column “%(name)s” is missing, but the database holds values in it. Add the "
    "column; empty cells then say that there is no value."
)


def check_absent_columns(changes: Changes) -> Iterator[Fault]:
    for sheet in changes:
        package, file = changes.package, sheet.sheet.file
        absent = package.absent.get(file, set()) - package.told.get(file, set())
        erased = {name for change in sheet.changed for name in change.columns} & absent
        for name in sorted(erased):
            yield Fault(str(WOULD_ERASE) % {"name": name}, file, 1)
