"""What the departments and the committee say of measures, year by year."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from indicators.courses import STAGES
from indicators.models import Actual, Audience, Publication, PublishedReview
from indicators.reports.grounds import Ground
from measures.models import Course, Measure, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """What the department, and later the committee, say of one year."""

    fiscal_year: int
    rating: str
    rating_reason: str
    done: str
    cause: str
    issue: str
    next: str
    course: Course | None
    committee_opinion: str
    opinion_on: date | None

    @property
    def is_written(self) -> bool:
        """Whether the department has said anything."""
        words = [self.rating_reason, self.done, self.cause, self.issue, self.next]
        return any([self.rating, self.course, *words])


def reviews_said(
    ground: Ground, audience: Audience, *, only: Measure | None
) -> dict[int, tuple[ReviewLine, ...]]:
    """By the measure's id, of ``only`` one or of all; one query, three in public.

    Of the years of which the audience may see a value; published ones as then.
    """
    seen = Actual.objects.filter(
        indicator__plan=ground.plan,
        stage__in=STAGES[audience],
        fiscal_year=OuterRef("fiscal_year"),
    )
    whose = {"measure": only} if only else {"measure__plan": ground.plan}
    rows: dict[tuple[int, int], Review | PublishedReview] = {
        (row.measure_id, row.fiscal_year): row
        for row in Review.objects.filter(Exists(seen), **whose)
    }
    shown = _shown(ground) if audience == Audience.PUBLIC else {}
    if shown:
        rows = {key: row for key, row in rows.items() if key[1] not in shown}
        pages = {publication: year for year, publication in shown.items()}
        whose = {"original": only.pk} if only else {}
        said = PublishedReview.objects.filter(publication__in=pages, **whose)
        rows |= {(row.original, pages[row.publication_id]): row for row in said}
    lines: dict[int, tuple[ReviewLine, ...]] = {}
    for measure, year in sorted(rows):
        line = _line(year, rows[measure, year])
        lines[measure] = (*lines.get(measure, ()), line)
    return lines


def _shown(ground: Ground) -> dict[int, int]:
    """Ids of publications by year: the version shown, of other years the latest."""
    latest = Publication.objects.filter(plan=ground.plan).latest_versions()
    shown = dict(latest.values_list("fiscal_year", "pk"))
    if ground.publication:
        shown[ground.publication.fiscal_year] = ground.publication.pk
    return shown


def _line(fiscal_year: int, row: Review | PublishedReview) -> ReviewLine:
    return ReviewLine(
        fiscal_year=fiscal_year,
        rating=row.rating,
        rating_reason=row.rating_reason,
        done=row.done,
        cause=row.cause,
        issue=row.issue,
        next=row.next,
        course=Course(row.course) if row.course else None,
        committee_opinion=row.committee_opinion,
        opinion_on=row.opinion_on,
    )
