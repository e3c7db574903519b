"""Plans as large as a town's or ten times that, written in bulk without history."""

from decimal import Decimal

from indicators.enums import Aim, Basis, Comparison, Quality, Stage
from indicators.models import Actual, Indicator, IndicatorLink, Target
from measures.models import Measure
from plans.models import Plan
from tests.factories import make_goal, make_level, make_plan


def make_large_plan(indicators: int, *, years=range(2020, 2025), **facts) -> Plan:
    """A plan of three goals with one measure and five actuals an indicator."""
    plan = make_plan(**facts)
    goals = [make_goal(plan) for _ in range(3)]
    level = make_level(plan, 1)
    measures = Measure.objects.bulk_create(
        Measure(
            plan=plan,
            goal=goals[at % 3],
            level=level,
            code=f"m{at}",
            title=f"施策 {at}",
            position=at,
        )
        for at in range(indicators)
    )
    rows = Indicator.objects.bulk_create(
        Indicator(
            plan=plan,
            code=f"k{at}",
            name=f"指標 {at}",
            unit="件",
            aim=Aim.INCREASE,
            basis=Basis.POINT,
            baseline_value=Decimal(10),
            position=at,
        )
        for at in range(indicators)
    )
    IndicatorLink.objects.bulk_create(
        IndicatorLink(indicator=row, measure=measure, position=at)
        for at, (row, measure) in enumerate(zip(rows, measures, strict=True))
    )
    Target.objects.bulk_create(
        Target(
            indicator=row,
            fiscal_year=2024,
            comparison=Comparison.REACH,
            value=Decimal(20),
        )
        for row in rows
    )
    Actual.objects.bulk_create(
        Actual(
            indicator=row,
            fiscal_year=year,
            value=Decimal((row.pk * 7 + year * 3) % 16 + 6),
            quality=Quality.ACTUAL,
            stage=Stage.PUBLISHED,
        )
        for row in rows
        for year in years
    )
    return plan
