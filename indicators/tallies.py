"""How many indicators of a plan stand where, counted and kept."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from django.db import transaction
from django.db.models import Count, F, OuterRef, Subquery

from indicators.courses import CONFIRMED, STAGES, course_from, scale_for
from indicators.enums import Reason, Stage, Status
from indicators.facts import Facts, facts_of
from indicators.models import (
    Actual,
    Audience,
    Indicator,
    PlanTally,
    Publication,
    PublishedJudgement,
)
from indicators.progress import Judgement, judge
from indicators.scales import Scale
from indicators.years import years_of
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one year, each indicator once.

    The seven statuses count what was judged by settled values; ``provisional`` are
    those judged by an estimate (見込), apart from them. ``not_due`` of the
    ``not_judged`` had no survey in this year.
    """

    achieved: int = 0
    on_track: int = 0
    mostly: int = 0
    behind: int = 0
    worse: int = 0
    missed: int = 0
    not_judged: int = 0
    not_due: int = 0
    provisional: int = 0

    @property
    def judged(self) -> int:
        """How many were judged by settled values: the M of 「M件中N件」."""
        return self.total - self.not_judged - self.provisional

    @property
    def total(self) -> int:
        """Every indicator of the plan."""
        return sum(self.counts.values()) + self.provisional

    @property
    def counts(self) -> dict[Status, int]:
        """Count of each status, in the order of the statuses."""
        return {status: getattr(self, status.value) for status in Status}

    def letters(self, scale: Scale) -> dict[str, int]:
        """Count of each letter of the plan's scale, the best first."""
        letters: Counter[str] = Counter()
        for status, letter in scale.letters.items():
            letters[letter] += self.counts[status]
        return dict(letters)


def tally_of(judgements: Iterable[Judgement]) -> Tally:
    """Count judgements of one year."""
    counts: Counter[str] = Counter()
    for judgement in judgements:
        counts["provisional" if judgement.provisional else judgement.status.value] += 1
        counts["not_due"] += judgement.reason == Reason.NOT_DUE
    return Tally(**counts)


def refresh(plan: Plan) -> None:
    """Count every judgeable year for both audiences and keep the counts.

    Runs in the caller's transaction, or in one of its own. Whoever writes to the
    plan meanwhile waits, so that the counts belong to the version they name.
    """
    with transaction.atomic():
        current = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
        facts = facts_of(current.indicators.all(), stages=CONFIRMED).values()
        published = {Audience.PUBLIC: _published([current])[current.pk]}
        current.tallies.all().delete()
        PlanTally.objects.bulk_create(
            PlanTally(
                plan=current,
                fiscal_year=year,
                audience=audience,
                content_version=current.content_version,
                **asdict(tally),
            )
            for audience in Audience
            for year, tally in _counted(
                current,
                facts,
                stages=STAGES[audience],
                published=published.get(audience, {}),
            ).items()
        )


def carry_over(plans: Collection[int]) -> None:
    """Let counts stand that a write, which has just raised the version, left alone.

    Counts that were stale before it stay so. Runs in the caller's transaction.
    """
    current = Plan.objects.filter(pk=OuterRef("plan")).values("content_version")
    kept = PlanTally.objects.filter(
        plan__in=plans, content_version=F("plan__content_version") - 1
    )
    kept.update(content_version=Subquery(current))


def tallies_of(
    plans: Collection[Plan], *, audience: Audience
) -> dict[int, dict[int, Tally]]:
    """Tallies by the plan's id and the fiscal year: six queries for any number.

    A stored tally counts only while its version is the plan's; all others are
    counted anew. A plan of which no value is known yet has none.
    """
    known: dict[int, dict[int, Tally]] = {plan.pk: {} for plan in plans}
    versions = {plan.pk: plan.content_version for plan in plans}
    for row in PlanTally.objects.filter(plan__in=versions, audience=audience):
        if row.content_version == versions[row.plan_id]:
            known[row.plan_id][row.fiscal_year] = _stored(row)
    stale = [plan for plan in plans if not known[plan.pk]]
    return known | _counted_anew(stale, audience=audience)


def latest_judged(tallies: Mapping[int, Tally]) -> int | None:
    """The latest year of which at least one indicator was judged."""
    judged = (year for year, one in tallies.items() if one.judged or one.provisional)
    return max(judged, default=None)


def _stored(row: PlanTally) -> Tally:
    return Tally(**{field.name: getattr(row, field.name) for field in fields(Tally)})


def _counted_anew(
    plans: Collection[Plan], *, audience: Audience
) -> dict[int, dict[int, Tally]]:
    if not plans:
        return {}
    stages = STAGES[audience]
    is_public = audience == Audience.PUBLIC
    published = _published(plans) if is_public else {plan.pk: {} for plan in plans}
    known = Actual.objects.filter(indicator__plan__in=plans, stage__in=stages)
    with_values = Indicator.objects.filter(plan__in=known.values("indicator__plan"))
    facts_by_plan: dict[int, list[Facts]] = {plan.pk: [] for plan in plans}
    for facts in facts_of(with_values, stages=stages).values():
        facts_by_plan[facts.indicator.plan_id].append(facts)
    return {
        plan.pk: _counted(
            plan,
            facts_by_plan[plan.pk],
            stages=stages,
            published=published[plan.pk],
        )
        for plan in plans
    }


def _counted(
    plan: Plan,
    facts: Collection[Facts],
    *,
    stages: Collection[Stage],
    published: Mapping[int, Tally],
) -> dict[int, Tally]:
    """The truth, from the rows themselves; of published years as it was published."""
    years = set(published) | {
        row.fiscal_year for one in facts for row in one.actuals if row.stage in stages
    }
    courses = [course_from(one, plan=plan, stages=stages) for one in facts]
    scale = scale_for(plan)
    return {
        year: published.get(year)
        or tally_of(judge(course, fiscal_year=year, scale=scale) for course in courses)
        for year in years_of(plan, entered=years, valued=()).choices
    }


def _published(plans: Collection[Plan]) -> dict[int, dict[int, Tally]]:
    """Counts of the latest versions, by the plan's id and the year. One query."""
    latest = Publication.objects.filter(plan__in=plans).latest_versions()
    rows = PublishedJudgement.objects.filter(indicator__publication__in=latest)
    # Of all years, the own one is picked here: joined by the year, PostgreSQL may read
    # all of freshly written rows for each indicator.
    own = "indicator__publication__fiscal_year"
    grouped = ("indicator__publication__plan_id", own, "fiscal_year")
    counts: dict[int, dict[int, Counter]] = {plan.pk: {} for plan in plans}
    for plan, year, judged, status, reason, provisional, number in (
        rows.order_by()
        .values(*grouped, "status", "reason", "provisional")
        .annotate(number=Count("pk"))
        .values_list(*grouped, "status", "reason", "provisional", "number")
    ):
        if judged != year:
            continue
        of_year = counts[plan].setdefault(year, Counter())
        of_year["provisional" if provisional else status] += number
        of_year["not_due"] += number * (reason == Reason.NOT_DUE)
    return {
        plan: {year: Tally(**one) for year, one in years.items()}
        for plan, years in counts.items()
    }
