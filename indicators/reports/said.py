"""What the departments and the committee say of measures, year by year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef

from indicators.courses import STAGES
from indicators.enums import Status
from indicators.models import (
    Actual,
    Audience,
    Publication,
    PublishedJudgement,
    PublishedReview,
)
from indicators.reports.grounds import Ground
from indicators.reports.lines import IndicatorLine
from indicators.reviewing import differs
from indicators.scales import NO_LETTER
from measures.models import Course, Measure, Review
from plans.models.among import Among
from plans.together import read_together


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """What the department, and later the committee, say of one year.

    ``letters`` counts the judgements of that year at and below the measure, － those
    not judged; it is empty where they are not at hand. ``publication`` is the version
    that is read, None where the plan is read as it is now.
    """

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
    publication: Publication | None
    letters: Mapping[str, int]

    @property
    def differs(self) -> bool:
        """Whether the own rating is the letter of no judged indicator."""
        return differs(self.rating, self.letters.keys() - {NO_LETTER})

    @property
    def is_written(self) -> bool:
        """Whether the department has said anything."""
        words = [self.rating_reason, self.done, self.cause, self.issue, self.next]
        return any([self.rating, self.course, *words])


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Reviews by the measure's id; letters of published years by indicator codes."""

    reviews: Mapping[int, tuple[ReviewLine, ...]]
    letters: Mapping[int, Mapping[str, str]]

    def of(
        self, measure: Measure, lines: Iterable[IndicatorLine]
    ) -> tuple[ReviewLine, ...]:
        """One measure's, beside the judgements of its indicators in their years."""
        lines = [line for line in lines if line.judgement is not None]
        reviews = self.reviews.get(measure.pk, ())
        return tuple(
            replace(one, letters=self._counted(one.fiscal_year, lines))
            for one in reviews
        )

    def _counted(self, year: int, lines: list[IndicatorLine]) -> dict[str, int]:
        if any(line.fiscal_year == year for line in lines):
            found = [_letter(line.status, line.judgement.letter) for line in lines]
        else:
            letters = self.letters.get(year, {})
            found = [letters[line.code] for line in lines if line.code in letters]
        return dict(sorted(Counter(found).items()))


def said(ground: Ground, audience: Audience, *, only: Measure | None) -> Said:
    """Of ``only`` one measure or of all; one query, four of what was published.

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
        pages = {one.pk: year for year, one in shown.items()}
        whose = {"original": only.pk} if only else {}
        published = PublishedReview.objects.filter(publication__in=pages, **whose)
        rows |= {(row.original, pages[row.publication_id]): row for row in published}
    lines: dict[int, tuple[ReviewLine, ...]] = {}
    for measure, year in sorted(rows):
        line = _line(year, rows[measure, year], shown.get(year))
        lines[measure] = (*lines.get(measure, ()), line)
    return Said(reviews=lines, letters=_letters(ground, shown) if shown else {})


def _shown(ground: Ground) -> dict[int, Publication]:
    """Publications by year: the version shown, of other years the latest."""
    latest = Publication.objects.filter(plan=ground.plan).latest_versions()
    shown = {one.fiscal_year: one for one in latest}
    if ground.publication:
        shown[ground.publication.fiscal_year] = ground.publication
    return shown


def _letters(
    ground: Ground, shown: Mapping[int, Publication]
) -> dict[int, dict[str, str]]:
    """What each year's own publication says of the ground's indicators."""
    rows = {
        str(year): PublishedJudgement.objects.filter(
            Among("indicator__original", ground.facts),
            indicator__publication=publication,
            fiscal_year=year,
        )
        .order_by()
        .values_list("indicator__code", "status", "letter")
        for year, publication in shown.items()
    }
    return {
        int(year): {code: _letter(status, letter) for code, status, letter in found}
        for year, found in read_together(**rows).items()
    }


def _letter(status: str, letter: str) -> str:
    return NO_LETTER if status == Status.NOT_JUDGED else letter


def _line(
    fiscal_year: int, row: Review | PublishedReview, publication: Publication | None
) -> ReviewLine:
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
        publication=publication,
        letters={},
    )
