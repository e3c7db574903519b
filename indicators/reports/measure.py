"""All about one measure."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from indicators.courses import STAGES
from indicators.models import (
    Actual,
    Audience,
    Indicator,
    Publication,
    PublishedReview,
)
from indicators.reports.attention import AttentionItem, attention_of
from indicators.reports.budgets import BudgetTable, budget_tables
from indicators.reports.grounds import Ground, ground_of
from indicators.reports.judged_lines import lines_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import Outline, outline_of
from indicators.reports.places import Kind, Place
from indicators.reports.structure import MeasureNode, sections_of
from indicators.reports.texts import TextGroup, text_groups
from measures.models import Course, Measure, Review
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLine:
    """An organization that takes part; either of code and name may be empty."""

    code: str
    name: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReport:
    """One measure: its place, words, cost, partners, reviews and indicators.

    ``above`` leads from the goal down to the measure above. ``lines`` are the
    indicators printed here, ``lines_below`` those of the measures under it that are
    not printed here. ``absorbed`` are the measures that ended into this one,
    ``absorbed_indicators`` the indicators that were merged into it.
    """

    plan: Plan
    fiscal_year: int | None
    node: MeasureNode
    above: tuple[Place, ...]
    absorbed: tuple[Place, ...]
    absorbed_indicators: tuple[Place, ...]
    texts: tuple[TextGroup, ...]
    budgets: tuple[BudgetTable, ...]
    partners: tuple[PartnerLine, ...]
    reviews: tuple[ReviewLine, ...]
    lines: tuple[IndicatorLine, ...]
    lines_below: tuple[IndicatorLine, ...]
    attention: tuple[AttentionItem, ...]
    publication: Publication | None
    latest: Publication | None

    @property
    def place(self) -> Place:
        return self.node.place


def measure_report(
    measure: Measure,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
) -> MeasureReport:
    """Sixteen queries, besides the measure's plan; eighteen of a published year."""
    plan = measure.plan
    outline = outline_of(plan)
    printed = {
        indicator
        for pk in _branch(measure, outline)
        for indicator in outline.at_measure.get(pk, ())
    }
    ground = ground_of(
        plan,
        fiscal_year=fiscal_year,
        audience=audience,
        version=version,
        under=Q(pk__in=printed),
    )
    lines = lines_of(ground, outline)
    sections = sections_of(outline, lines)
    node = next(
        node
        for section in sections
        for node in section.branch
        if node.place.code == measure.code
    )
    own = {line.code for line in node.lines}
    return MeasureReport(
        plan=plan,
        fiscal_year=fiscal_year,
        node=node,
        above=_above(measure, outline),
        absorbed=tuple(
            outline.measure_places[row.pk]
            for row in outline.measures
            if row.ended_into_id == measure.pk
        ),
        absorbed_indicators=_absorbed_indicators(measure),
        texts=text_groups(measure.texts.all()),
        budgets=budget_tables(measure),
        partners=_partners(measure),
        reviews=_reviews(measure, audience, ground),
        lines=node.lines,
        lines_below=tuple(line for line in node.lines_below if line.code not in own),
        attention=attention_of(node.lines_below),
        publication=ground.publication,
        latest=ground.latest,
    )


def _branch(measure: Measure, outline: Outline) -> set[int]:
    """Ids of the measure and of all below it."""
    branch, size = {measure.pk}, 0
    while len(branch) > size:
        size = len(branch)
        branch |= {pk for pk, above in outline.parents.items() if above in branch}
    return branch


def _above(measure: Measure, outline: Outline) -> tuple[Place, ...]:
    above: list[Place] = []
    parent = outline.parents[measure.pk]
    while parent is not None:
        above.insert(0, outline.measure_places[parent])
        parent = outline.parents[parent]
    return (outline.goal_places[measure.goal_id], *above)


def _absorbed_indicators(measure: Measure) -> tuple[Place, ...]:
    rows = Indicator.objects.filter(successor_measure=measure)
    return tuple(
        Place(kind=Kind.INDICATOR, code=row.code, title=row.name)
        for row in rows.order_by("position", "pk")
    )


def _partners(measure: Measure) -> tuple[PartnerLine, ...]:
    rows = measure.partners.select_related("organization")
    return tuple(
        PartnerLine(code=row.organization.code, name=row.organization.name)
        for row in rows.order_by("position", "pk")
    )


def _reviews(
    measure: Measure, audience: Audience, ground: Ground
) -> tuple[ReviewLine, ...]:
    """Of the years of which the audience may see a value; published ones as then."""
    seen = Actual.objects.filter(
        indicator__plan=measure.plan_id,
        stage__in=STAGES[audience],
        fiscal_year=OuterRef("fiscal_year"),
    )
    rows = {row.fiscal_year: row for row in measure.reviews.filter(Exists(seen))}
    shown = _shown(ground) if audience == Audience.PUBLIC else {}
    if shown:
        rows = {year: row for year, row in rows.items() if year not in shown}
        said = PublishedReview.objects.filter(original=measure.pk)
        pages = {publication: year for year, publication in shown.items()}
        rows |= {
            pages[row.publication_id]: row for row in said.filter(publication__in=pages)
        }
    return tuple(_review_line(year, rows[year]) for year in sorted(rows))


def _shown(ground: Ground) -> dict[int, int]:
    """Ids of publications by year: the version shown, of other years the latest."""
    latest = Publication.objects.filter(plan=ground.plan).latest_versions()
    shown = dict(latest.values_list("fiscal_year", "pk"))
    if ground.publication:
        shown[ground.publication.fiscal_year] = ground.publication.pk
    return shown


def _review_line(fiscal_year: int, row: Review | PublishedReview) -> ReviewLine:
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
