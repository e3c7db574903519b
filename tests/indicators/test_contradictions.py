"""Rows that no form lets through, and that a database may hold all the same."""

from decimal import Decimal
from itertools import product

import pytest

from indicators.courses import PUBLISHED, courses_of, scale_for
from indicators.enums import Aim, Comparison
from indicators.models import Target
from indicators.models.target import EVERY_YEAR
from indicators.progress import judge
from indicators.reports.indicator import indicator_report
from indicators.reports.plan import plan_report
from indicators.way import expected_path
from plans.models import Plan
from tests.factories import make_edition, make_indicator, make_plan, make_target

pytestmark = pytest.mark.django_db


def judged(indicator, year=2022):
    plan = Plan.objects.get(pk=indicator.plan_id)
    course = courses_of(plan, stages=PUBLISHED)[indicator.pk]
    return judge(course, fiscal_year=year, scale=scale_for(plan))


VALUES = {
    Comparison.RANGE: {"value": Decimal(15), "upper_value": Decimal(20)},
    Comparison.STATE: {"state": "策定"},
    Comparison.UNDETERMINED: {},
    Comparison.NONE: {},
    Comparison.MERGED: {},
}


def make_every_pair(aim) -> Plan:
    """One indicator for every comparison that the database lets through."""
    plan = make_plan()
    actual = "素案" if aim == Aim.STATE else 12
    for comparison, every_year in product(Comparison, [False, True]):
        if every_year and comparison not in EVERY_YEAR:
            continue
        indicator = make_indicator(
            plan, aim=aim, target=None, actuals={2022: actual, 2024: actual}
        )
        Target.objects.create(
            indicator=indicator,
            comparison=comparison,
            every_year=every_year,
            fiscal_year=None if every_year else 2024,
            **VALUES.get(comparison, {"value": Decimal(20)}),
        )
    return plan


@pytest.mark.parametrize("aim", Aim)
class TestEveryPairOfAimAndComparison:
    def test_can_be_judged(self, aim):
        plan = make_every_pair(aim)

        scale = scale_for(plan)
        for course in courses_of(plan, stages=PUBLISHED).values():
            for year in range(2018, 2027):
                judgement = judge(course, fiscal_year=year, scale=scale)
                assert (judgement.status == "not_judged") == bool(judgement.reason)

    @pytest.mark.parametrize("year", [None, 2022, 2024])
    def test_can_be_reported(self, aim, year):
        plan = make_every_pair(aim)

        report = plan_report(plan, fiscal_year=year, audience="public")

        assert len(report.lines) == plan.indicators.count()
        for indicator in plan.indicators.all():
            indicator_report(indicator, fiscal_year=year, audience="public")


class TestContradictions:
    def test_a_comparison_against_the_aim_counts_as_no_target(self):
        indicator = make_indicator(comparison="at_least", actuals={2022: 15})

        assert judged(indicator).reason == "no_target"

    def test_it_supersedes_older_editions_all_the_same(self):
        plan = make_plan()
        indicator = make_indicator(plan, target=20, actuals={2022: 15})
        make_target(
            indicator,
            30,
            comparison="at_most",
            edition=make_edition(plan),
            printed="30",
        )

        assert judged(indicator).reason == "no_target"
        assert judged(indicator).target.printed == "30"

    def test_a_target_on_the_wrong_side_of_the_baseline_has_no_way(self):
        indicator = make_indicator(baseline=20, target=10, actuals={2022: 5})

        assert judged(indicator).progress is None
        assert expected_path(judged(indicator).course) == ()
