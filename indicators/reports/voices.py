"""What departments say about the measures of a plan in one fiscal year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from indicators.courses import STAGES
from indicators.models import Actual, Audience, PublishedReview
from indicators.reports.grounds import Ground
from indicators.reports.outline import Outline
from indicators.reports.places import Place
from measures.models import Review
from plans.together import Given

SAID = ("cause", "issue", "next")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The causes, the issues and what comes next, as the review of ``place`` says."""

    place: Place
    cause: str
    issue: str
    next: str


@dataclass(frozen=True)
class Voices:
    """What was said, by the measure's id, and how measures stand."""

    outline: Outline
    said: Mapping[int, tuple[str, ...]]

    @cached_property
    def _ids(self) -> Mapping[Place, int]:
        return {place: pk for pk, place in self.outline.measure_places.items()}

    def of(self, place: Place) -> Said | None:
        """The review of the measure, or of the nearest one above it that says why."""
        pk = self._ids.get(place)
        while pk is not None and not any(self.said.get(pk, ())):
            pk = self.outline.parents[pk]
        if pk is None:
            return None
        words = dict(zip(SAID, self.said[pk], strict=True))
        return Said(place=self.outline.measure_places[pk], **words)


def voice_rows(
    plan: Given, *, fiscal_year: Given, audience: Audience
) -> dict[str, QuerySet]:
    """What was said, published or not, for a ``Reading``."""
    seen = Actual.objects.filter(
        indicator__plan=OuterRef("measure__plan"),
        stage__in=STAGES[audience],
        fiscal_year=OuterRef("fiscal_year"),
    )
    said = Review.objects.filter(
        Exists(seen), measure__plan=plan, fiscal_year=fiscal_year
    )
    published = PublishedReview.objects.filter(
        publication__plan=plan, publication__fiscal_year=fiscal_year
    )
    return {
        "said": said.order_by().values_list("measure_id", *SAID),
        "published_said": published.order_by().values_list(
            "publication_id", "original", *SAID
        ),
    }


def voices_from(
    rows: Mapping[str, Sequence], ground: Ground, outline: Outline
) -> Voices:
    """None without a year. Of a published year what was said then."""
    if ground.fiscal_year is None:
        return Voices(outline, {})
    found = rows["said"]
    if ground.publication:
        shown = ground.publication.pk
        found = (row for version, *row in rows["published_said"] if version == shown)
    return Voices(outline, {pk: tuple(words) for pk, *words in found})
