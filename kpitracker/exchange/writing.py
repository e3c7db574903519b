"""Changes into the database: each row with its version and its history, in bulk.

Runs inside a transaction, with a fixed number of statements for each sheet.
"""

from django.db.models import Model

from indicators.models import Handover
from indicators.publishing import settle
from kpitracker.exchange import ledger
from kpitracker.exchange.changes import Change, Changes, SheetChanges
from kpitracker.exchange.checks.actuals import corrections, withdrawn
from kpitracker.exchange.rows import Found, Row
from kpitracker.exchange.sheets import INDICATORS, SHEETS
from plans.models import Organization, Plan, User

REFERRED_TO = {
    reference.file for sheet in SHEETS for _column, reference in sheet.references
}


def write(
    changes: Changes, *, reason: str, correction: str = "", user: User | None = None
) -> Plan:
    """Write all of it; corrected values carry their own reason in the history.

    ``user``: on whose behalf; nobody means a command of the server.
    """
    signed = {"reason": reason, "user": user}
    for row in [change.new for change in corrections(changes)] + withdrawn(changes):
        row.instance._change_reason = correction
    organizations = changes.organizations
    ledger.create(Organization, organizations.new, **signed)
    ledger.update(Organization, organizations.changed, {"code", "name"}, **signed)
    writer = _Writer(changes, signed)
    for sheet in changes:
        if sheet.sheet.file not in REFERRED_TO:
            ledger.delete(sheet.sheet.model, _instances(sheet.removed), **signed)
    for sheet in changes:
        writer.write(sheet)
    # No part of a package; a memo goes with its indicator.
    gone = _instances(changes.sheets[INDICATORS.file].removed)
    memos = list(Handover.objects.filter(indicator__in=gone)) if gone else []
    ledger.delete(Handover, memos, **signed)
    for sheet in reversed(list(changes)):
        if sheet.sheet.file in REFERRED_TO:
            ledger.delete(sheet.sheet.model, _instances(sheet.removed), **signed)
    plan = changes.package.plan.instance
    plan.touch()
    plan.refresh_from_db()
    settle(plan)
    return plan


class _Writer:
    def __init__(self, changes: Changes, signed: dict[str, object]) -> None:
        self.changes = changes
        self.signed = signed
        self.pk_of: dict[Found, int] = {}

    def write(self, sheet: SheetChanges) -> None:
        """Create and update the rows of one sheet; those before it are written."""
        kind, model = sheet.sheet, sheet.sheet.model
        for row in sheet.afterwards:
            if row.instance is not None:
                self.pk_of[(kind.file, row.key)] = row.instance.pk
        self._make_way(sheet)
        for row in sheet.new:
            row.instance = model(**self._facts(row, sheet.positions.get(row)))
        ledger.create(
            model,
            _instances(sheet.new),
            link=lambda: self._link(sheet),
            **self.signed,
        )
        updated = [*sheet.changed, *sheet.moved]
        fields = {name for change in updated for name in self._apply(change)}
        ledger.update(
            model,
            [change.new.instance for change in updated],
            fields,
            **self.signed,
        )

    def _link(self, sheet: SheetChanges) -> list[str]:
        """References among new rows, once all of them have an id."""
        kind = sheet.sheet
        for row in sheet.new:
            self.pk_of[(kind.file, row.key)] = row.instance.pk
        fields = {reference.field for _column, reference in kind.own_references}
        for row in sheet.new:
            for name, value in self._relations(row).items():
                setattr(row.instance, name, value)
        return sorted(
            name
            for name in fields
            if any(getattr(row.instance, f"{name}_id") for row in sheet.new)
        )

    def _apply(self, change: Change) -> set[str]:
        """Bring the row up to date in memory; the names of the fields that changed."""
        row, facts = change.new, self._facts(change.new, change.position)
        fields = set()
        for name in change.columns:
            column = row.sheet.by_name[name]
            fields |= {column.field} if column.field else set()
            fields |= {reference.field for reference in column.references}
            if name == "organization_code":
                fields.add("organization")
        if change.position is not None:
            fields.add("position")
        for field in fields:
            attribute = row.instance._meta.get_field(field).attname
            setattr(row.instance, attribute, facts[attribute])
        return fields

    def _facts(self, row: Row, position: int | None) -> dict[str, object]:
        """The attributes of the model's row."""
        facts = {
            column.field: row.values[column.name]
            for column in row.sheet.columns
            if column.field
        }
        facts |= self._relations(row)
        if position is not None:
            facts["position"] = position
        if row.sheet.plan_path == "plan":
            facts["plan_id"] = self.changes.package.plan.instance.pk
        if "organization_code" in row.values or row.sheet.is_shared:
            whose = self.changes.package.plan if row.sheet.is_shared else row
            organization = self.changes.organizations.of(whose)
            facts["organization_id"] = organization and organization.pk
        return facts

    def _relations(self, row: Row) -> dict[str, int | None]:
        relations = {}
        for column, reference in row.sheet.references:
            found = row.found.get(column.name)
            is_there = found is not None and found[0] == reference.file
            pk = self.pk_of.get(found) if is_there else None
            relations[f"{reference.field}_id"] = pk
        return relations

    def _make_way(self, sheet: SheetChanges) -> None:
        """Let a row take a unique name or number that another one gives up."""
        if sheet.sheet.file not in REFERRED_TO:
            return  # what is removed from these is gone already
        for (name,) in sheet.sheet.unique:
            changed = [one.old for one in sheet.changed if name in one.columns]
            leaving = _instances([*changed, *sheet.removed])
            if leaving and (sheet.new or changed):
                field = sheet.sheet.by_name[name].field
                ledger.make_way(sheet.sheet.model, leaving, field)


def _instances(rows: list[Row]) -> list[Model]:
    return [row.instance for row in rows]
