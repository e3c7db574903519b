"""The words of a plan, a goal or a measure, grouped as they are read."""

from dataclasses import dataclass

from measures.models import TextKind


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
