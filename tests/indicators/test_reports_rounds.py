"""What a round asks, and where each answer stands."""

from datetime import UTC, datetime

import pytest

from indicators.enums import Stage
from indicators.models import StageChange
from indicators.reports.rounds import Answer, asked, shares_of
from plans.models import Role
from tests.desks import make_town
from tests.factories import make_actual, make_indicator, make_round

pytestmark = pytest.mark.django_db

YEAR = 2023


@pytest.fixture
def town():
    return make_town("town")


def answers(round_, **options) -> list[str]:
    return [row.answer.value for row in asked([round_], **options)]


class TestAnswer:
    @pytest.mark.parametrize("stage", list(Stage))
    def test_follows_the_stage(self, town, stage):
        make_actual(make_indicator(town.plan), YEAR, 15, stage=stage)
        assert answers(make_round(town.plan, YEAR)) == [stage.value]

    @pytest.mark.parametrize(
        ("entered", "facts", "answer"),
        [
            (None, {}, Answer.EMPTY),
            (0, {}, Answer.DRAFT),
            ("collecting", {}, Answer.DRAFT),
            (None, {"comment": "集計待ち"}, Answer.DRAFT),
        ],
    )
    def test_a_draft_says_something(self, town, entered, facts, answer):
        indicator = make_indicator(town.plan)
        make_actual(indicator, YEAR, entered, stage="draft", **facts)
        assert answers(make_round(town.plan, YEAR)) == [answer]

    def test_a_survey_that_is_not_due_asks_nothing_unless_it_was_entered(self, town):
        cycle = {"survey_every": 5, "survey_first": 2021}
        make_indicator(town.plan, **cycle)
        make_actual(make_indicator(town.plan, **cycle), YEAR, 15, stage="draft")
        assert answers(make_round(town.plan, YEAR)) == ["not_due", "draft"]

    @pytest.mark.parametrize(
        ("steps", "answer"),
        [
            ([("return", "submitted", "draft")], "returned"),
            (
                [
                    ("return", "submitted", "draft"),
                    ("submit", "draft", "submitted"),
                    ("withdraw", "submitted", "draft"),
                ],
                "draft",
            ),
        ],
    )
    def test_returned_is_what_was_returned_last(self, town, steps, answer):
        actual = make_actual(make_indicator(town.plan), YEAR, 15, stage="draft")
        for step, before, after in steps:
            StageChange.objects.create(
                indicator=actual.indicator,
                fiscal_year=YEAR,
                step=step,
                before=before,
                after=after,
                by=town.user(Role.PLANNING),
                at=datetime(2024, 5, 20, tzinfo=UTC),
                comment="理由",
            )
        assert answers(make_round(town.plan, YEAR)) == [answer]


class TestAsked:
    def test_leaves_out_what_was_merged_or_ended_by_then(self, town):
        for lifecycle, since in [("ended", 2023), ("merged", 2020), ("ended", 2024)]:
            make_indicator(
                town.plan,
                name=f"{lifecycle} {since}",
                lifecycle=lifecycle,
                lifecycle_from=since,
            )
        rows = asked([make_round(town.plan, YEAR)])
        assert [row.indicator.name for row in rows] == ["ended 2024"]

    def test_keeps_plans_and_years_apart(self, town):
        other = make_town("other", name="別")
        first = make_indicator(town.plan)
        second = make_indicator(other.plan)
        make_actual(first, 2022, 15, stage="confirmed")
        rounds = [
            make_round(town.plan, 2022),
            make_round(town.plan, YEAR),
            make_round(other.plan, 2022),
        ]
        found = [(row.indicator, row.answer.value) for row in asked(rounds)]
        assert found == [(first, "confirmed"), (first, "empty"), (second, "empty")]

    def test_departments_stand_in_their_order_and_nobody_last(self, town):
        town.office.position, town.other_office.position = 2, 1
        town.office.save()
        town.other_office.save()
        for office in (None, town.office, town.other_office, town.office):
            make_indicator(town.plan, department=office)
        shares = shares_of(asked([make_round(town.plan, YEAR)]))
        assert [(it.department, len(it.rows)) for it in shares] == [
            (town.other_office, 1),
            (town.office, 2),
            (None, 1),
        ]
        assert all(share.has_entered_nothing for share in shares)

    def test_costs_three_queries(self, town, django_assert_num_queries):
        make_actual(make_indicator(town.plan), YEAR, 15)
        rounds = [make_round(town.plan, YEAR), make_round(town.plan, 2022)]
        with django_assert_num_queries(3):
            assert len(asked(rounds)) == 2
