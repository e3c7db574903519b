"""What the database holds of a plan, as the same plain rows that a file gives."""

from django.db.models import Model, Q, QuerySet

from indicators.models import Indicator
from kpitracker.exchange import organizations
from kpitracker.exchange.rows import Key, Row, Rows
from kpitracker.exchange.sheets import (
    BY_FILE,
    DEPARTMENTS,
    PARTNERS,
    PLAN,
    SHEETS,
    Sheet,
)
from measures.models import Measure
from plans.models import Department, Organization, Plan
from plans.sheets.visible import as_written

UNPLACED = 2**62
FILES = list(BY_FILE)
ORDERED_BY = ("depth", "order", "fiscal_year")


def stored_rows(
    plan: Plan | None,
    organization: Organization | None,
    *,
    lock: bool = False,
    kind: type[Row] = Row,
) -> dict[str, Rows]:
    """Rows of every sheet in the order of the document. One query for each sheet.

    ``lock``: keep others from changing them until the transaction ends. ``kind``: the
    rows, where they speak in words of their own.
    """
    rows: dict[str, Rows] = {}
    of_pk: dict[str, dict[int, Row]] = {}
    places: dict[str, dict[Key, int]] = {}
    # The plan last: other writers, too, lock it after the rows they change.
    for sheet in [*(one for one in SHEETS if one is not PLAN), PLAN]:
        found = []
        if plan is not None or sheet.is_shared:
            queryset = _queryset(sheet, plan, organization)
            if lock:
                queryset = queryset.select_for_update(of=("self",))
            found = [_row(kind, sheet, plan, instance) for instance in queryset]
        of_pk[sheet.file] = {row.instance.pk: row for row in found}
        for row in found:
            _follow(row, of_pk)
        rows[sheet.file] = Rows(sheet)
        for row in sorted(found, key=lambda row: _rank(row, places)):
            # A department of elsewhere under a code that is known here gives way.
            if row.key not in rows[sheet.file].by_key:
                rows[sheet.file].add(row)
        keys = rows[sheet.file].by_key
        places[sheet.file] = {key: place for place, key in enumerate(keys)}
    return rows


def _queryset(
    sheet: Sheet, plan: Plan | None, organization: Organization | None
) -> QuerySet:
    if sheet is PLAN:
        return Plan.objects.filter(pk=plan.pk).select_related("organization")
    if sheet is DEPARTMENTS:
        return _departments(plan, organization)
    if sheet.is_shared:
        whose = organization if organization and organization.pk else None
        return sheet.model.objects.filter(organization=whose)
    queryset = sheet.model.objects.filter(**{sheet.plan_path: plan})
    return queryset.select_related("organization") if sheet is PARTNERS else queryset


def _departments(plan: Plan | None, organization: Organization | None) -> QuerySet:
    """Those of the organization, and whatever others the plan refers to."""
    own = Q(pk__in=[])
    if organization is not None and organization.pk:
        own = Q(organization=organization)
    if plan is not None and plan.organization == organization:
        for model in (Measure, Indicator):
            used = model.objects.filter(plan=plan, department__isnull=False)
            own |= Q(pk__in=used.values("department"))
    return Department.objects.filter(own)


def _row(kind: type[Row], sheet: Sheet, plan: Plan | None, instance: Model) -> Row:
    values = {}
    for column in sheet.columns:
        value = column.empty
        if column.field:
            value = getattr(instance, column.field)
        elif column.name == "plan_code":
            value = plan.code
        values[column.name] = as_written(value) if isinstance(value, str) else value
    row = kind(sheet, values, instance=instance)
    if "organization_code" in values and instance.organization is not None:
        organization = instance.organization
        values["organization_code"] = organization.code
        values["organization_name"] = as_written(organization.name)
        row.found["organization_code"] = organizations.token(organization)
    return row


def _follow(row: Row, of_pk: dict[str, dict[int, Row]]) -> None:
    """Put codes in place of foreign keys."""
    for column, reference in row.sheet.references:
        row.found.setdefault(column.name, None)
        pk = getattr(row.instance, f"{reference.field}_id")
        other = of_pk[reference.file].get(pk)
        if other is not None:
            row.values[column.name] = other.values[reference.column]
            row.found[column.name] = (reference.file, other.key)


def _rank(row: Row, places: dict[str, dict[Key, int]]) -> tuple:
    """Its place in the document; rows without one come last, beside their owners."""
    place = row.position or UNPLACED if row.sheet.is_placed else 0
    owner = next((row.found[column.name] for column, _ in row.sheet.references), None)
    owner_place = (-1, -1)
    if owner is not None and owner[0] in places:
        owner_place = (FILES.index(owner[0]), places[owner[0]][owner[1]])
    order = next((row.values[one] or 0 for one in ORDERED_BY if one in row.values), 0)
    return (place, owner_place, order, row.instance.pk)
