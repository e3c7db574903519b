"""What a measure says in short, for the page of what it stands under. One query."""

from collections.abc import Sequence
from typing import TypeVar

from measures.models import Text, TextKind
from plans.models import Plan

LEADING = [
    TextKind.PURPOSE,
    TextKind.VISION,
    TextKind.DIRECTION,
    TextKind.SUMMARY,
    TextKind.CONTENT,
    TextKind.INITIATIVE,
]
Node = TypeVar("Node")


def with_leading_texts(
    plan: Plan, nodes: Sequence[Node]
) -> list[tuple[Node, list[Text]]]:
    """Each node (it names its measure by ``place.code``) and what it wants to do."""
    codes = [node.place.code for node in nodes]
    texts = plan.texts.filter(measure__code__in=codes, kind__in=LEADING)
    found: dict[str, list[Text]] = {}
    for text in texts.select_related("measure"):
        found.setdefault(text.measure.code, []).append(text)
    return [(node, found.get(node.place.code, [])) for node in nodes]
