"""Which indicators of two plans are about the same thing, and which plans have any.

Either both name the same common definition, or one of them says that it carries on
the other (predecessor). Names are never compared: that two are called alike means
nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator
from plans.models import Plan


class Match(TextChoices):
    """Why two indicators stand side by side."""

    DEFINITION = "definition", _("common definition")
    CARRIED_ON = "carried_on", _("carried on from the earlier plan")


class Named(NamedTuple):
    """What an indicator says of its kin."""

    pk: int
    plan_id: int
    plan_code: str
    code: str
    common_definition: str
    predecessor_plan_code: str
    predecessor_indicator_code: str

    def carries_on(self, other: "Named") -> bool:
        return (self.predecessor_plan_code, self.predecessor_indicator_code) == (
            other.plan_code,
            other.code,
        )


FIELDS = ("pk", "plan_id", "plan__code", *Named._fields[3:])


class Counterpart(NamedTuple):
    one: Named
    other: Named
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A plan with which another one can be compared, and by what."""

    plan: Plan
    counterparts: tuple[Counterpart, ...]
    is_predecessor: bool
    is_successor: bool

    @property
    def place(self) -> tuple:
        """Kin first, then those with most in common, then by their owner."""
        owner = self.plan.organization
        is_kin = self.is_predecessor or self.is_successor
        code = owner.code if owner else ""
        return (not is_kin, -len(self.counterparts), code, self.plan.code)


def partners_of(plan: Plan, *, user, on: date) -> list[Partner]:
    """Plans the user may see that share something with this one. Three queries."""
    own = _named(plan.indicators.all())
    definitions = {one.common_definition for one in own} - {""}
    before = {one.predecessor_plan_code for one in own} - {""}
    visible = Indicator.objects.visible_to(user, on=on).exclude(plan=plan)
    kin = Q(plan__code__in=before) | Q(predecessor_plan_code=plan.code)
    others = _named(visible.filter(kin | Q(common_definition__in=definitions)))
    found = {
        plan_id: tuple(_counterparts(own, list(rows)))
        for plan_id, rows in groupby(others, lambda one: one.plan_id)
    }
    plans = Plan.objects.filter(pk__in=[pk for pk, rows in found.items() if rows])
    partners = [
        Partner(
            plan=other,
            counterparts=found[other.pk],
            is_predecessor=plan.predecessor_code == other.code,
            is_successor=other.predecessor_code == plan.code,
        )
        for other in plans.select_related("organization")
    ]
    return sorted(partners, key=lambda partner: partner.place)


def counterparts_of(one: Plan, other: Plan) -> tuple[Counterpart, ...]:
    """What the two plans share, in the order of the first. One query."""
    rows = _named(Indicator.objects.filter(plan__in=[one, other]))
    own = [row for row in rows if row.plan_id == one.pk]
    others = [row for row in rows if row.plan_id == other.pk]
    return tuple(_counterparts(own, others))


def _named(rows: Iterable[Indicator]) -> list[Named]:
    """Of each plan together, in the plan's order."""
    ordered = rows.order_by("plan", "position", "pk")
    return list(map(Named._make, ordered.values_list(*FIELDS)))


def _counterparts(
    own: Sequence[Named], others: Sequence[Named]
) -> Iterator[Counterpart]:
    """Pairs in the order of the first plan; each pair once."""
    for one in own:
        for other in others:
            if other.carries_on(one) or one.carries_on(other):
                yield Counterpart(one, other, Match.CARRIED_ON)
            elif one.common_definition and (
                one.common_definition == other.common_definition
            ):
                yield Counterpart(one, other, Match.DEFINITION)


def comparable_plans(user, *, on: date) -> list[Plan]:
    """Plans the user may see with an indicator that names any kin. One query.

    Whether the kin can be seen is another question: ``partners_of`` answers it.
    """
    named = Indicator.objects.exclude(
        common_definition="", predecessor_plan_code=""
    ).values("plan")
    carried_on = Indicator.objects.visible_to(user, on=on).values(
        "predecessor_plan_code"
    )
    visible = Plan.objects.visible_to(user, on=on)
    found = visible.filter(Q(pk__in=named) | Q(code__in=carried_on))
    ordered = found.order_by("organization__code", "organization__name", "code")
    return list(ordered.select_related("organization"))
