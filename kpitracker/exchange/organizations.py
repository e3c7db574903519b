"""Organizations that a package names: found by code, else by name, or made."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.faults import Fault
from kpitracker.exchange.reading import Package
from kpitracker.exchange.rows import Found, Row
from kpitracker.exchange.sheets import PARTNERS, PLAN, SHEETS
from plans.models import Organization, Plan
from plans.reading.refusal import shown
from plans.sheets.visible import as_written

FILE = "organizations"

TWO_NAMES = _(
    "“%(text)s” is not the name that %(file)s, row %(row)d gives the organization "
    "%(code)s: “%(other)s”."
)
NOBODY = _("A partner needs an organization code or a name.")
NO_OWNER = _(
    "The rows of %(file)s belong to the plan's organization, but plan.csv names none: "
    "fill organization_code or organization_name."
)


@dataclass
class Organizations:
    """Those of a package. ``changes``: old and new wording of what will change."""

    found: dict[tuple[str, str], Organization] = field(default_factory=dict)
    new: list[Organization] = field(default_factory=list)
    changed: list[Organization] = field(default_factory=list)
    changes: list[tuple[Organization, str, str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def of(self, row: Row) -> Organization | None:
        """The organization a row names."""
        return self.found.get(_mention(row))


def organizations_of(package: Package, plan: Plan | None) -> Organizations:
    """Find or make every organization the package names. One query."""
    result = Organizations()
    rows = [*package.rows[PLAN.file], *package.rows[PARTNERS.file]]
    rows = [row for row in rows if _is_read(row)]
    names = _names(rows, result)
    stored = _stored(rows)
    for row in rows:
        code, name = mention = _mention(row)
        if not code and not name:
            if row.sheet is PARTNERS:
                columns = ("organization_code", "organization_name")
                result.faults.append(row.fault(NOBODY, *columns))
            continue
        if mention not in result.found:
            found = stored.get(mention)
            if found is None and row.sheet is PLAN:
                found = _own(plan, name=names.get(code))
            result.found[mention] = found or Organization(
                code=code, name=name or names.get(code, "")
            )
            if found is None:
                result.new.append(result.found[mention])
            else:
                _note_changes(result, found, code, names.get(code))
        row.found["organization_code"] = token(result.found[mention])
    _check_owner(package, result)
    return result


def token(organization: Organization) -> Found:
    """What tells which organization it is, whether it is stored yet or not."""
    return FILE, (organization.pk or (organization.code, organization.name),)


def _mention(row: Row) -> tuple[str, str]:
    code, name = row.values["organization_code"], row.values["organization_name"]
    return (code, "") if code else ("", name)


def _is_read(row: Row) -> bool:
    return not {"organization_code", "organization_name"} & row.unread


def _names(rows: list[Row], result: Organizations) -> dict[str, str]:
    """The name of each code; a code with two names is a fault."""
    said: dict[str, Row] = {}
    for row in rows:
        code, name = row.values["organization_code"], row.values["organization_name"]
        if not code or not name:
            continue
        first = said.setdefault(code, row)
        if first.values["organization_name"] != name:
            params = {
                "text": shown(name),
                "file": first.sheet.file,
                "row": first.line,
                "code": code,
                "other": shown(first.values["organization_name"]),
            }
            fault = row.fault(TWO_NAMES, "organization_name", **params)
            result.faults.append(fault)
    return {code: row.values["organization_name"] for code, row in said.items()}


def _stored(rows: list[Row]) -> dict[tuple[str, str], Organization]:
    mentions = {_mention(row) for row in rows}
    known = Organization.objects.filter(
        Q(code__in=[code for code, _name in mentions if code])
        | Q(code="", name__in=[name for _code, name in mentions if name])
    )
    return {
        (one.code, "") if one.code else ("", as_written(one.name)): one for one in known
    }


def _own(plan: Plan | None, *, name: str | None) -> Organization | None:
    """The plan's organization if it had no code so far: it is given one now."""
    organization = plan and plan.organization
    if organization and not organization.code and organization.name == name:
        return organization
    return None


def _note_changes(
    result: Organizations, organization: Organization, code: str, name: str | None
) -> None:
    for attribute, said in (("code", code), ("name", name)):
        old = getattr(organization, attribute)
        # A package that leaves out the name says nothing against it: the row is
        # shared with other plans.
        if said and said != as_written(old):
            result.changes.append((organization, attribute, old, said))
            setattr(organization, attribute, said)
            if organization not in result.changed:
                result.changed.append(organization)


def _check_owner(package: Package, result: Organizations) -> None:
    plan = package.plan
    if plan is None or not _is_read(plan) or result.of(plan):
        return
    columns = ("organization_code", "organization_name")
    for sheet in SHEETS:
        if sheet.is_shared and package.rows[sheet.file]:
            result.faults.append(plan.fault(NO_OWNER, *columns, file=sheet.file))
