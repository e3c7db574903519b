"""Rows of the grid as a page shows them: what is stored, and what was typed over it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import review_entries
from indicators.enums import MissingReason, Quality, Stage
from indicators.reports.entry_grid import GridGroup, GridRow, entry_grid
from kpitracker.entry.desk import EntryDesk
from kpitracker.entry.steps import Pressed
from measures.models import Course, Measure, Review
from plans.meetings import ABSENT, Met, Outcome, Texts

QUALITIES = [("", "－"), *Quality.choices]
REASONS = [("", "－"), *MissingReason.choices]
COURSES = [("", "－"), *Course.choices]
LABELS = {
    "cell": gettext_lazy("Value of this year"),
    "quality": gettext_lazy("Quality"),
    "missing_reason": gettext_lazy("Reason if there is none"),
    "comment": gettext_lazy("Comment (causes)"),
    "cause": gettext_lazy("Causes"),
    "issue": gettext_lazy("Issues"),
    "course": gettext_lazy("Course from here"),
}
CHOICES = {"quality": QUALITIES, "missing_reason": REASONS, "course": COURSES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One row as it stands on the page.

    ``texts`` may be typed and not stored; ``stored`` is what Esc brings back.
    """

    name: str
    texts: Texts
    stored: Texts
    version: int
    is_open: bool
    met: Met | None
    faults: Mapping[str, list[str]]
    refused: str = ""

    @property
    def problems(self) -> list[str]:
        """Sentences on the row as a whole."""
        return [*self.faults.get("", ()), *([self.refused] if self.refused else ())]

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        """Of a meeting: what it is called, theirs, mine."""
        return [
            (str(LABELS[name]), _said(name, self.met.texts[name]), _said(name, text))
            for name, text in self.texts.items()
            if text != self.met.texts[name]
        ]

    @property
    def theirs(self) -> str:
        return json.dumps(self.met.texts, ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueShown(Shown):
    """The row of an indicator."""

    row: GridRow
    needs_check: bool

    @property
    def may_submit(self) -> bool:
        return self.is_open and self.row.stage == Stage.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewShown(Shown):
    measure: Measure


@dataclass(frozen=True, slots=True)
class GroupShown:
    group: GridGroup
    rows: list[ValueShown]
    review: ReviewShown | None


def groups_of(desk: EntryDesk, answer: Pressed) -> list[GroupShown]:
    """The page: in as many queries for one indicator as for a thousand."""
    groups = entry_grid(desk.round, desk.rows)
    measures = [group.measure for group in groups if group.measure]
    written = desk.reviewed(measures)
    reviews = review_entries.reviews_of(desk.round, written)
    return [
        GroupShown(
            group,
            [_value(row, desk, answer) for row in group.rows],
            _review(group.measure, reviews.get(group.measure.pk), desk, answer)
            if group.measure and group.measure.pk in written
            else None,
        )
        for group in groups
    ]


def _value(row: GridRow, desk: EntryDesk, answer: Pressed) -> ValueShown:
    pk = row.indicator.pk
    shown = _laid_over(f"i{pk}", pk, row.texts, row.version, answer, answer.values)
    is_draft = desk.may_enter and row.stage == Stage.DRAFT
    has_problem = bool(shown["faults"] or shown["met"])
    return ValueShown(
        **shown,
        row=row,
        # What was typed and refused is never taken off the page.
        is_open=(is_draft and row.is_asked) or has_problem,
        refused=answer.refused.get(pk, ""),
        needs_check=row.outlier is not None and not row.texts["comment"],
    )


def _review(
    measure: Measure, review: Review | None, desk: EntryDesk, answer: Pressed
) -> ReviewShown:
    texts = review_entries.texts_of(review)
    version = ABSENT if review is None else review.version
    name = f"m{measure.pk}"
    shown = _laid_over(name, measure.pk, texts, version, answer, answer.reviews)
    return ReviewShown(**shown, measure=measure, is_open=desk.may_enter)


def _laid_over(
    name: str, key: int, stored: Texts, version: int, answer: Pressed, outcome: Outcome
) -> dict:
    """What was typed stays on the page wherever it was not saved."""
    typed = answer.sent.typed.get(name)
    met, faults = outcome.met.get(key), outcome.refused.get(key, {})
    stays = typed and (met or faults or answer.failure or name in answer.sent.editing)
    return {
        "name": name,
        "stored": stored,
        "texts": typed.texts if stays else stored,
        "version": typed.version if stays else version,
        "met": met,
        "faults": faults,
    }


def _said(name: str, text: str) -> str:
    if not text:
        return _("(empty)")
    return str(dict(CHOICES.get(name, ())).get(text, text))
