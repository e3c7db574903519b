"""What would be published of a year, from the plan as it is now."""

from dataclasses import replace

from indicators.courses import CONFIRMED, scale_for
from indicators.enums import Stage
from indicators.facts import ActualFacts, Facts, facts_of
from indicators.models import Publication, PublishedIndicator, PublishedReview
from indicators.progress import FORMULA
from indicators.published.content import Content
from measures.models import Review
from plans.models import Plan

SAID = (
    "rating",
    "rating_reason",
    "done",
    "cause",
    "issue",
    "next",
    "course",
    "committee_opinion",
    "opinion_on",
)


def draft(plan: Plan, *, fiscal_year: int) -> Content:
    """As if what is confirmed of the year were published. Five queries."""
    facts = facts_of(plan.indicators.order_by("position", "pk"), stages=CONFIRMED)
    content = Content(
        publication=_rules(plan, fiscal_year),
        facts={pk: _shown(one, fiscal_year) for pk, one in facts.items()},
        reviews=_reviews(plan, fiscal_year),
    )
    return content.judged(facts)


def _rules(plan: Plan, fiscal_year: int) -> Publication:
    scale = scale_for(plan)
    return Publication(
        plan=plan,
        fiscal_year=fiscal_year,
        plan_title=plan.title,
        way_starts=plan.way_starts,
        scale=plan.scale,
        pace_upper=scale.upper,
        pace_lower=scale.lower,
        letters=scale.signs,
        tolerance=plan.tolerance,
        formula_version=FORMULA,
    )


def _shown(facts: Facts, fiscal_year: int) -> Facts:
    """What is seen once the year is published, and nothing of the years after it."""
    return replace(
        facts,
        indicator=PublishedIndicator.of(facts.indicator),
        targets=tuple(
            row._replace(
                edition_code=row.edition_code or "",
                edition_name=row.edition_name or "",
            )
            for row in facts.targets
        ),
        actuals=tuple(
            row._replace(stage=Stage.PUBLISHED.value)
            for row in facts.actuals
            if _is_shown(row, fiscal_year)
        ),
    )


def _is_shown(row: ActualFacts, fiscal_year: int) -> bool:
    if row.stage == Stage.PUBLISHED:
        return row.fiscal_year <= fiscal_year
    return row.fiscal_year == fiscal_year


def _reviews(plan: Plan, fiscal_year: int) -> tuple[PublishedReview, ...]:
    rows = Review.objects.filter(measure__plan=plan, fiscal_year=fiscal_year)
    return tuple(
        PublishedReview(
            original=row.measure_id,
            measure_code=row.measure.code,
            measure_title=row.measure.title,
            **{name: getattr(row, name) for name in SAID},
        )
        for row in rows.select_related("measure").order_by("measure_id")
    )
