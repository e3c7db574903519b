"""Who takes part in which measure, as the ○ grid that is printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.reports.beside import PartnerLine
from indicators.reports.places import Place
from indicators.reports.structure import MeasureNode
from measures.models import Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerGrid:
    """Measures by the organizations that take part anywhere under their goal.

    Each row says of every organization whether it takes part in the measure.
    """

    organizations: tuple[PartnerLine, ...]
    rows: tuple[tuple[Place, tuple[bool, ...]], ...]


def partner_grid(goal: int, nodes: Iterable[MeasureNode]) -> PartnerGrid | None:
    """Those of the nodes that have partners; None without any. One query.

    ``goal`` is the id of the goal under which all of the nodes stand.
    """
    organizations: dict[int, PartnerLine] = {}
    taking_part: dict[str, set[int]] = {}
    rows = Partner.objects.filter(measure__goal=goal)
    for measure, pk, code, name in rows.order_by(
        "measure__position", "measure_id", "position", "pk"
    ).values_list(
        "measure__code", "organization_id", "organization__code", "organization__name"
    ):
        organizations.setdefault(pk, PartnerLine(code=code, name=name))
        taking_part.setdefault(measure, set()).add(pk)
    lines = tuple(
        (
            node.place,
            tuple(pk in taking_part[node.place.code] for pk in organizations),
        )
        for node in nodes
        if node.place.code in taking_part
    )
    if not lines:
        return None
    return PartnerGrid(organizations=tuple(organizations.values()), rows=lines)
