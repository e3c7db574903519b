"""What a report stands on: the plan as it is now, or a year of it as published."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from indicators.course import Course
from indicators.courses import STAGES, course_from, scale_for
from indicators.facts import Facts, facts_of
from indicators.models import Audience, Publication
from indicators.progress import Judgement, judge
from indicators.published.loading import published_facts
from indicators.scales import Scale
from plans.models import Plan
from plans.models.among import Among
from plans.together import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Indicators with their rows by id, in the plan's order, and what judges them.

    ``publication`` is the version that is shown, None where the plan is read as it is
    now; ``latest`` the newest version of that year. ``knows_past``: whether the
    judgements of all years before are at hand.
    """

    plan: Plan
    fiscal_year: int | None
    publication: Publication | None
    latest: Publication | None
    scale: Scale
    facts: dict[int, Facts]
    knows_past: bool = False

    def course(self, facts: Facts) -> Course:
        """That of the published judgements, where there are any."""
        for judgement in (facts.judgements or {}).values():
            return judgement.course
        return course_from(facts, plan=self.publication or self.plan)

    def judged(self, facts: Facts, course: Course, fiscal_year: int) -> Judgement:
        """The published judgement; only what was never published is judged here."""
        if facts.judgements is not None:
            return facts.judgements[fiscal_year]
        return judge(course, fiscal_year=fiscal_year, scale=self.scale)

    def judgements(self, facts: Facts, course: Course) -> Collection[Judgement]:
        """Of the chosen year and of all years before that have a value."""
        if facts.judgements is not None:
            return facts.judgements.values()
        years = (year for year in course.actuals if year <= self.fiscal_year)
        return [self.judged(facts, course, year) for year in years]

    @property
    def earlier_version(self) -> int | None:
        """The version that is shown, if a newer one has been published since."""
        if self.publication is None or self.publication == self.latest:
            return None
        return self.publication.version

    @property
    def way_starts(self) -> int | None:
        return (self.publication or self.plan).way_starts


def ground_of(
    plan: Plan,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
    among: Collection[int] | None = None,
    only: int | None = None,
    versions: Sequence[Publication] | None = None,
    past: bool = False,
) -> Ground:
    """Two queries of a published year, else five; less one where ``versions`` of the
    year have been read already.

    ``among``: ids of the plan's indicators, all where it is left out. ``only``: the id
    of a single one, which may be gone by now; it comes, as all do with ``past``, with
    the judgements of all years before. Published or not, no value of a later year is
    known.
    """
    knows_past = past or only is not None
    if versions is None:
        versions = list(versions_of(plan, fiscal_year, audience))
    latest = versions[0] if versions else None
    asked = (one for one in versions if one.version == version)
    publication = next(asked, latest)
    if only is not None:
        among = [only]
    if publication is None:
        wanted = plan.indicators.order_by("position", "pk")
        if among is not None:
            wanted = wanted.filter(Among("pk", among))
        facts = facts_of(wanted, stages=STAGES[audience])
        if fiscal_year is not None:
            facts = {pk: one.until(fiscal_year) for pk, one in facts.items()}
        now = ground_from(plan, fiscal_year, facts)
        return replace(now, knows_past=knows_past)
    return Ground(
        plan=plan,
        fiscal_year=fiscal_year,
        publication=publication,
        latest=latest,
        scale=publication.bands,
        facts=published_facts(
            publication,
            originals=among,
            since=None if knows_past else fiscal_year - 1,
        ),
        knows_past=knows_past,
    )


def ground_from(plan: Plan, fiscal_year: int | None, facts: dict[int, Facts]) -> Ground:
    """The plan as it is now, of facts that were read already."""
    return Ground(
        plan=plan,
        fiscal_year=fiscal_year,
        publication=None,
        latest=None,
        scale=scale_for(plan),
        facts=facts,
    )


def versions_of(
    plan: Plan | Given, fiscal_year: int | Given | None, audience: Audience
) -> QuerySet[Publication]:
    """The newest first. The staff's own view is of what is, not of what was shown."""
    if fiscal_year is None or audience != Audience.PUBLIC:
        return Publication.objects.none()
    found = Publication.objects.filter(plan=plan, fiscal_year=fiscal_year)
    return found.order_by("-version")
