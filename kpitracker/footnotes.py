"""Where the footnotes of a page stand: in its texts, or at its indicators."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.reports.lines import IndicatorLine
from indicators.reports.texts import TextGroup, TextLine
from kpitracker.markup import without_markup
from measures.models import TextKind

MARKS = "※＊*†‡注0123456789０１２３４５６７８９¹²³⁴⁵⁶⁷⁸⁹⁰"
APART = {TextKind.FOOTNOTE, TextKind.PAGE_NOTE, TextKind.NOTE}


@dataclass(frozen=True, slots=True)
class LineMark:
    """A footnote at an indicator; one leads back to the first that carries it."""

    footnote: TextLine
    sign: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """Footnotes by the code of the text that carries them, and by indicator."""

    at_texts: dict[str, list[TextLine]]
    at_lines: dict[str, list[LineMark]]

    def of_text(self, text: TextLine) -> Sequence[TextLine]:
        return self.at_texts.get(text.code, ())

    def leads_back(self, footnote: TextLine) -> bool:
        """Whether the footnote's mark stands somewhere on the page."""
        noted = (one.footnote for marks in self.at_lines.values() for one in marks)
        texts = (one for footnotes in self.at_texts.values() for one in footnotes)
        return footnote in texts or footnote in noted


def marks_of(groups: Sequence[TextGroup], lines: Iterable[IndicatorLine]) -> Marks:
    """Each footnote at the first text that carries its mark, else at indicators.

    A footnote belongs to all indicators that are named by what it explains, or in
    whose printed figures its mark stands.
    """
    marks = Marks({}, {})
    texts = [text for group in groups if group.kind not in APART for text in _of(group)]
    footnotes = [group for group in groups if group.kind == TextKind.FOOTNOTE]
    for footnote in (one for group in footnotes for one in _of(group)):
        if not footnote.anchor:
            continue
        carrying = (t for t in texts if footnote.anchor in without_markup(t.body)[0])
        text = next(carrying, None)
        if text:
            marks.at_texts.setdefault(text.code, []).append(footnote)
            continue
        noted = [line for line in lines if is_noted(line, footnote.anchor)]
        for line in noted:
            mark = LineMark(footnote, _sign(footnote), line is noted[0])
            marks.at_lines.setdefault(line.code, []).append(mark)
    return marks


def _of(group: TextGroup) -> list[TextLine]:
    return [text for part in group.parts for text in part.texts]


def is_noted(line: IndicatorLine, anchor: str) -> bool:
    """Whether a footnote explains the indicator's name or one of its figures."""
    explained = anchor.rstrip(MARKS)
    figures = [line.baseline.printed, *(row.printed for row in line.targets)]
    return (bool(explained) and explained in line.name) or any(
        _solid(anchor) in _solid(printed) for printed in figures
    )


def _solid(printed: str) -> str:
    return "".join(printed.split())


def _sign(footnote: TextLine) -> str:
    """What is printed as the mark itself: ※ of 創業件数※."""
    return footnote.mark or footnote.anchor[len(footnote.anchor.rstrip(MARKS)) :]
