"""A package into the database: preview it, or write all of it or nothing."""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction

from kpitracker.exchange import positions, pruning, writing
from kpitracker.exchange.changes import Changes, compare
from kpitracker.exchange.checks import check
from kpitracker.exchange.faults import Fault, Refused
from kpitracker.exchange.files import files_of
from kpitracker.exchange.organizations import organizations_of
from kpitracker.exchange.reading import Package, PackageReader
from kpitracker.exchange.references import References
from kpitracker.exchange.rows import Rows
from kpitracker.exchange.sheets import PLAN, SHEETS
from kpitracker.exchange.stored import stored_rows
from plans import audit
from plans.models import AuditAction, Organization, Plan, Visibility

Guard = Callable[[Package, Plan | None, Organization | None], Fault | None]


def preview_package(
    path: Path, *, prune: bool = False, correction: str = ""
) -> Changes:
    """What the package would change. Writes nothing; raises ``Refused``."""
    return changes_of(files_of(path), prune=prune, correction=correction)


def import_package(path: Path, *, prune: bool = False, correction: str = "") -> Changes:
    """Write the package, all or nothing. Raises ``Refused``.

    ``correction``: the reason for altering values that were published already.
    """
    files = files_of(path)
    with transaction.atomic():
        changes = changes_of(files, prune=prune, correction=correction, lock=True)
        if not changes.is_empty:
            reason = f"import_plan {changes.package.plan_code}"
            writing.write(changes, reason=reason, correction=correction)
            _record(changes, path, correction)
    return changes


def _record(changes: Changes, path: Path, correction: str) -> None:
    code = changes.package.plan_code
    audit.record(
        AuditAction.IMPORT_APPLIED,
        user=None,
        organization=Organization.objects.filter(plans__code=code).first(),
        plan_code=code,
        thing=path.name,
        detail=f"import_plan {correction}".rstrip(),
    )


def changes_of(
    files: dict[str, bytes],
    *,
    prune: bool = False,
    correction: str = "",
    lock: bool = False,
    guard: Guard | None = None,
) -> Changes:
    """Compare, and check the plan as it would be; every fault at once.

    ``lock``: to be written in this transaction, so nobody else may change the rows.
    ``guard`` says who may not do so, before anything is compared with what is stored.
    """
    reader = PackageReader(files)
    package, faults = reader.read(), reader.faults
    if package.plan is None:
        raise Refused(_in_order(faults))
    plan = (
        Plan.objects.filter(code=package.plan_code)
        .select_related("organization")
        .first()
    )
    organizations = organizations_of(package, plan)
    organization = organizations.of(package.plan)
    if guard and (forbidden := guard(package, plan, organization)):
        raise Refused([*_in_order(faults), forbidden])
    stored = stored_rows(plan, organization, lock=lock)
    _keep_visibility(package, stored)
    references = References(package, stored).follow()
    changes = compare(package, stored, organizations)
    if prune:
        pruning.prune(changes)
    found = [
        *faults,
        *organizations.faults,
        *references,
        *check(changes, correction=correction),
    ]
    if found:
        raise Refused(_in_order(found))
    positions.place(changes, stored)
    return changes


def _keep_visibility(package: Package, stored: dict[str, Rows]) -> None:
    """A package that does not say who may read the plan does not change it."""
    row = package.plan
    if not row.values["visibility"]:
        known = stored[PLAN.file].by_key.get(row.key)
        row.values["visibility"] = (
            known.values["visibility"] if known else Visibility.INTERNAL.value
        )


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    """By file, row and column, as a reader goes through them; each once."""
    files = [sheet.file for sheet in SHEETS]
    return sorted(
        dict.fromkeys(faults),
        key=lambda fault: (
            files.index(fault.file) if fault.file in files else -1,
            fault.file,
            fault.row or 0,
        ),
    )
