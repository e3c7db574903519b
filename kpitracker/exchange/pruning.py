"""``--prune``: rows that the package lacks go, where nothing refers to them."""

from django.utils.translation import gettext as _

from indicators.models import Indicator
from kpitracker.exchange.changes import Changes, SheetChanges
from kpitracker.exchange.rows import Found, Row
from kpitracker.exchange.sheets import DEPARTMENTS
from measures.models import Measure
from plans.models import Membership


def prune(changes: Changes) -> None:
    """Mark what goes, and note what keeps the others.

    Departments and populations are shared by the plans of an organization: a package
    without their file says nothing about them.
    """
    pruned = [
        sheet
        for sheet in changes
        if not sheet.sheet.is_shared or sheet.sheet.file in changes.package.files
    ]
    for sheet in pruned:
        sheet.removed = list(sheet.lacking)
    _keep(changes.sheets[DEPARTMENTS.file], _departments_used_elsewhere(changes))
    spare(changes)


def spare(changes: Changes) -> None:
    """Keep what would be removed although a remaining row refers to it."""
    while _keep_what_is_referred_to(changes):
        pass


def _keep_what_is_referred_to(changes: Changes) -> bool:
    """Take back removals that a remaining row forbids; whether there were any."""
    referrers: dict[Found, Row] = {}
    for sheet in changes:
        for row in sheet.afterwards:
            for found in row.found.values():
                if found is not None:
                    referrers.setdefault(found, row)
    kept = [
        _keep(sheet, {row: referrers.get((sheet.sheet.file, row.key)) for row in gone})
        for sheet in changes
        if (gone := sheet.removed)
    ]
    return any(kept)


def _keep(sheet: SheetChanges, referrers: dict[Row, Row | str | None]) -> bool:
    kept = {row: referrer for row, referrer in referrers.items() if referrer}
    sheet.removed = [row for row in sheet.removed if row not in kept]
    sheet.referrers |= kept
    return bool(kept)


def _departments_used_elsewhere(changes: Changes) -> dict[Row, str]:
    """What refers to departments from outside the package. Three queries."""
    rows = changes.sheets[DEPARTMENTS.file].removed
    plan = changes.package.plan.instance
    whose = {"department__in": [row.instance.pk for row in rows]}
    used: dict[int, str] = {}
    for model in (Measure, Indicator):
        others = model.objects.filter(**whose).exclude(plan=plan)
        used |= {
            one.department_id: f"{one.plan.code} {one.code}"
            for one in others.select_related("plan")
        }
    for pk in Membership.objects.filter(**whose).values_list("department", flat=True):
        used[pk] = _("a member of the department")
    return {row: used[row.instance.pk] for row in rows if row.instance.pk in used}
