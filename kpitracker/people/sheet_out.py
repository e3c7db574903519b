"""The list of people to take away: who sits where, now or from a day to come."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from kpitracker.people.resource import COLUMNS, AccountState
from plans.models import Membership
from plans.sheets.columns import Cell, OutColumn


def people_columns() -> list[OutColumn]:
    return [column.out for column in COLUMNS.values()]


def people_rows(
    organizations: Collection[int], *, on: date
) -> Iterator[Sequence[Cell]]:
    """Memberships that have not ended, by office. One query. No superusers."""
    rows = Membership.objects.filter(
        department__organization__in=organizations, user__is_superuser=False
    )
    rows = rows.exclude(valid_to__lt=on).select_related(
        "user", "department__organization"
    )
    order = ["department__organization", "department__position", "department"]
    for row in rows.order_by(*order, "user__username", "pk"):
        organization = row.department.organization
        cells = {
            "username": row.user.username,
            "name": row.user.name,
            "state": AccountState.of(row.user).value,
            "organization": organization.code or organization.name,
            "department_code": row.department.code,
            "department": row.department.name,
            "role": row.role,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
        }
        yield [COLUMNS[name].widget.render(value) for name, value in cells.items()]
