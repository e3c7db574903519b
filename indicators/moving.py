"""Indicators and measures from one department to another (組織改編)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from indicators.enums import Lifecycle
from indicators.models import Indicator
from indicators.tallies import refresh
from measures.models import Measure
from plans.locks import lock_all
from plans.models import Department

Row = Indicator | Measure


@dataclass(frozen=True, slots=True)
class Holding:
    """A department and how many followed indicators and measures it answers for.

    ``heir``: the first of its successors that has not ended.
    """

    department: Department
    indicators: int
    measures: int
    heir: Department | None
    has_ended: bool


@dataclass(frozen=True, slots=True)
class Held:
    """One row that a department answers for, as the page shows it.

    ``key`` names the row and the version that was shown.
    """

    row: Row
    key: str
    is_followed: bool

    @property
    def kind(self) -> str:
        return str(self.row._meta.verbose_name)


def holdings(organizations: QuerySet | Collection[int], *, on: date) -> list[Holding]:
    """Departments of the organizations that hold anything. One query."""
    followed = Q(indicators__lifecycle=Lifecycle.ACTIVE)
    standing = Q(measures__ended_into__isnull=True)
    rows = (
        Department.objects.filter(organization__in=organizations)
        .select_related("organization")
        .annotate(
            held=Count("indicators", filter=followed, distinct=True),
            held_measures=Count("measures", filter=standing, distinct=True),
        )
    )
    known = {row.pk: row for row in rows}
    return [
        Holding(
            department=row,
            indicators=row.held,
            measures=row.held_measures,
            heir=heir_of(row, known, on=on),
            has_ended=row.has_ended(on),
        )
        for row in known.values()
        if row.held or row.held_measures
    ]


def heir_of(
    row: Department, known: Mapping[int, Department], *, on: date
) -> Department | None:
    """Who took over and is still there; nobody where successors lead in a circle."""
    later = known.get(row.successor_id)
    seen = {row.pk}
    while later and later.has_ended(on) and later.pk not in seen:
        seen.add(later.pk)
        later = known.get(later.successor_id)
    return later if later and not later.has_ended(on) else None


def held_by(department: Department) -> list[Held]:
    """Everything it answers for, in the order of the plans. Two queries."""
    measures = department.measures.select_related("plan", "level")
    indicators = department.indicators.select_related("plan")
    return [
        *(
            Held(row, key_of(row), is_followed=row.ended_into_id is None)
            for row in measures.order_by("plan__code", "position", "pk")
        ),
        *(
            Held(row, key_of(row), is_followed=row.lifecycle == Lifecycle.ACTIVE)
            for row in indicators.order_by("plan__code", "position", "pk")
        ),
    ]


def key_of(row: Row) -> str:
    return f"{row._meta.model_name}:{row.pk}:{row.version}"


def move(
    keys: Iterable[str],
    *,
    source: Department,
    heir: Department,
    may: Callable[[Row], bool],
    reason: str,
) -> list[Row]:
    """Let another department answer for the rows; all of them, or nothing.

    Raises ``ValidationError`` where a row is no longer as it was shown, and
    ``PermissionDenied`` where one may not be changed. Rights follow at once.
    """
    wanted = set(keys)
    with transaction.atomic():
        lock_all({held.row.plan_id for held in held_by(source)})
        chosen = [held.row for held in held_by(source) if held.key in wanted]
        if len(chosen) != len(wanted):
            raise ValidationError(
                _(
                    "Somebody else changed or moved %(count)d of these rows meanwhile. "
                    "Nothing has been moved; look at the list once more."
                )
                % {"count": len(wanted) - len(chosen)}
            )
        for row in chosen:
            if not may(row):
                raise PermissionDenied
            row.plan.check_department(heir)
            row.department = heir
            row._change_reason = reason
            row.save(update_fields=["department"])
        for plan in {row.plan_id: row.plan for row in chosen}.values():
            refresh(plan)
    return chosen
