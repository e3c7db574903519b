"""The words of a plan, a goal or a measure, grouped as they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import QuerySet

from measures.models import Text, TextKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One paragraph, bullet or note. Its only markup is ``<u>…</u>``."""

    code: str
    mark: str
    anchor: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart:
    """Consecutive texts under one heading, which may be empty."""

    heading: str
    texts: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextGroup:
    """All texts of one kind; groups and texts stand in the order of the document."""

    kind: TextKind
    parts: tuple[TextPart, ...]


def text_groups(texts: QuerySet[Text]) -> tuple[TextGroup, ...]:
    """Group the texts of one owner; one query."""
    return grouped(texts.order_by("position", "pk"))


def grouped(texts: Iterable[Text]) -> tuple[TextGroup, ...]:
    """Kinds stand where their first text does."""
    kinds: dict[str, list[Text]] = {}
    for text in texts:
        kinds.setdefault(text.kind, []).append(text)
    return tuple(
        TextGroup(kind=TextKind(kind), parts=_parts(rows))
        for kind, rows in kinds.items()
    )


def _parts(texts: Iterable[Text]) -> tuple[TextPart, ...]:
    return tuple(
        TextPart(
            heading=heading,
            texts=tuple(
                TextLine(
                    code=text.code, mark=text.mark, anchor=text.anchor, body=text.body
                )
                for text in rows
            ),
        )
        for heading, rows in groupby(texts, attrgetter("heading"))
    )
