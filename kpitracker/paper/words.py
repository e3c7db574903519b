"""What a measure sheet says in words, as plain text for a workbook."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.reports.measure import MeasureReport
from indicators.reports.said import ReviewLine
from kpitracker.markup import without_markup
from kpitracker.paper.strips import verdict_of
from kpitracker.templatetags.texts import says_more_than
from kpitracker.templatetags.years import fiscal_year
from measures.models import TextKind


@dataclass(frozen=True, slots=True)
class Passage:
    heading: str
    texts: tuple[str, ...]


def facts_of(measure: MeasureReport) -> Iterator[str]:
    """Year, department and partners, each after its name."""
    if measure.fiscal_year is not None:
        yield fiscal_year(measure.fiscal_year)
    if measure.node.department:
        yield f"{_('Department')}：{measure.node.department}"
    if measure.partners:
        names = "、".join(one.name or one.code for one in measure.partners)
        yield f"{_('Partners')}：{names}"


def passages_of(measure: MeasureReport) -> Iterator[Passage]:
    """All texts in the order of the document, but those about the transcription."""
    for group in measure.texts:
        if group.kind == TextKind.NOTE:
            continue
        texts = []
        for part in group.parts:
            if says_more_than(part.heading, str(group.kind.label)):
                texts.append(part.heading)
            for text in part.texts:
                plain, _underlined = without_markup(text.body)
                texts.append(f"{text.anchor or text.mark} {plain}".strip())
        yield Passage(str(group.kind.label).capitalize(), tuple(texts))


def voices_of(measure: MeasureReport, review: ReviewLine) -> Iterator[Passage]:
    """Three voices, kept apart."""
    lines = [*measure.lines, *measure.lines_below]
    yield Passage(
        _("Judgement by the figures"),
        tuple(f"{line.name}：{verdict_of(line)}" for line in lines),
    )
    said = [
        (_("Own rating"), review.rating),
        (_("Reason of the rating"), review.rating_reason),
        (_("What was done"), review.done),
        (_("Causes"), review.cause),
        (_("Issues"), review.issue),
        (_("What comes next"), review.next),
        (_("Course from here"), review.course and review.course.value),
    ]
    yield Passage(
        _("The department"),
        tuple(f"{heading}：{words}" for heading, words in said if words),
    )
    if review.committee_opinion:
        yield Passage(_("The committee"), (review.committee_opinion,))
