"""Tallies: how many indicators of a plan stand where, counted and kept."""

from collections import Counter
from random import Random

import pytest

from indicators.courses import CONFIRMED, PUBLISHED, courses_of, scale_for
from indicators.models import Actual, Audience, PlanTally
from indicators.progress import judge
from indicators.scales import scale_of
from indicators.tallies import Tally, refresh, tallies_of
from plans.models import Plan
from tests.factories import make_actual, make_indicator, make_plan
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db

AIMS = ["increase", "decrease", "at_least", "at_most", "state", "monitor"]
YEARS = range(2020, 2025)


def read(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def stored(plan, year=2022, audience="public") -> PlanTally:
    return PlanTally.objects.get(plan=plan, fiscal_year=year, audience=audience)


def tally(plan, year=2022, audience="public") -> Tally | None:
    return tallies_of([read(plan)], audience=audience)[plan.pk].get(year)


def random_plan(random: Random) -> Plan:
    """A plan of every aim and stage, with gaps, reasons and estimates."""
    plan = make_plan(
        period_start=random.choice([2020, 2021, None]),
        scale=random.choice(["standard4", "five"]),
        tolerance=random.choice([None, 2]),
    )
    for _ in range(random.randint(0, 9)):
        aim = random.choice(AIMS)
        indicator = make_indicator(
            plan,
            aim=aim,
            baseline=random.choice([10, None]),
            target=random.choice(["素案", "策定", None] if aim == "state" else [5, 20]),
            target_year=random.choice([2022, 2024]),
            survey_every=2,
            survey_first=random.choice([2020, 2021]),
        )
        for year in random.sample(YEARS, random.randint(0, 5)):
            value = "素案" if aim == "state" else random.randint(0, 25)
            entered = random.choice([value, value, value, "collecting", None])
            quality = random.choice(["actual", "estimate"])
            make_actual(
                indicator,
                year,
                entered,
                stage=random.choice(["draft", "confirmed", "published", "published"]),
                **({"quality": quality} if entered == value else {}),
            )
    return plan


def truth(plan: Plan, year: int, stages) -> dict[str, int]:
    """Counted here once more, from nothing but the judgements."""
    judgements = [
        judge(course, fiscal_year=year, scale=scale_for(plan))
        for course in courses_of(plan, stages=stages).values()
    ]
    counts = Counter(
        "provisional" if one.provisional else one.status.value for one in judgements
    )
    counts["not_due"] = sum(one.reason == "not_due" for one in judgements)
    return {name: count for name, count in counts.items() if count}


class TestTally:
    def test_has_letters_of_a_scale(self):
        counts = Tally(achieved=1, on_track=2, behind=4, missed=8, worse=16)

        letters = counts.letters(scale_of("standard4"))

        assert letters == {"A": 3, "B": 0, "C": 12, "D": 16}

    def test_counts_what_was_judged_by_settled_values(self):
        counts = Tally(achieved=3, not_judged=2, not_due=1, provisional=4)

        assert (counts.judged, counts.total) == (3, 9)


class TestStoredTallies:
    @pytest.mark.parametrize("seed", range(12))
    @pytest.mark.parametrize(
        ("audience", "stages"), [("public", PUBLISHED), ("internal", CONFIRMED)]
    )
    def test_are_the_truth(self, seed, audience, stages):
        plan = random_plan(Random(seed))
        make_large_plan(2)

        refresh(plan)

        for row in PlanTally.objects.filter(plan=plan, audience=audience):
            counts = {
                name: getattr(row, name)
                for name in Tally.__dataclass_fields__
                if getattr(row, name)
            }
            assert counts == truth(plan, row.fiscal_year, stages)
            assert row.content_version == read(plan).content_version
        assert set(PlanTally.objects.values_list("plan", flat=True)) <= {plan.pk}

    @pytest.mark.parametrize("seed", range(4))
    def test_equal_what_is_counted_without_them(self, seed):
        plan = random_plan(Random(seed))
        before = {one: tallies_of([read(plan)], audience=one) for one in Audience}

        refresh(plan)

        after = {one: tallies_of([read(plan)], audience=one) for one in Audience}
        assert after == before

    def test_cover_every_judgeable_year(self):
        plan = make_plan()
        indicator = make_indicator(plan, actuals={2019: 10, 2022: 16})
        make_actual(indicator, 2023, 16, stage="confirmed")

        refresh(plan)

        kept = PlanTally.objects.filter(plan=plan).values_list(
            "audience", "fiscal_year"
        )
        assert sorted(kept) == [
            ("internal", 2020),
            ("internal", 2021),
            ("internal", 2022),
            ("internal", 2023),
            ("public", 2020),
            ("public", 2021),
            ("public", 2022),
        ]

    def test_are_replaced_not_added(self):
        plan = make_large_plan(2)
        refresh(plan)
        before = PlanTally.objects.count()

        refresh(plan)

        assert PlanTally.objects.count() == before == 10

    def test_disappear_with_the_last_value(self):
        plan = make_large_plan(1)
        refresh(plan)
        Actual.objects.all().delete()

        refresh(plan)

        assert not PlanTally.objects.exists()

    def test_name_the_version_in_the_database_not_that_of_the_row_at_hand(self):
        plan = make_plan()
        make_indicator(plan, actuals={2022: 16})

        refresh(plan)

        assert plan.content_version == 1
        assert stored(plan).content_version == read(plan).content_version > 1


class TestRefresh:
    @pytest.mark.parametrize("size", [1, 3])
    def test_takes_a_fixed_number_of_queries(self, size, django_assert_max_num_queries):
        plan = make_large_plan(size)

        with django_assert_max_num_queries(10):
            refresh(plan)
