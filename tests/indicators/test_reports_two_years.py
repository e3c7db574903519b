"""Two years of a plan, each as it was published."""

import pytest

from indicators.publishing import publish
from indicators.reports.changes import Change
from indicators.reports.two_years import two_years
from plans.models import Plan
from tests.factories import make_actual, make_goal, make_indicator, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def town() -> Plan:
    """One indicator for everything that can become of a judgement."""
    plan = make_plan("town")
    goal = make_goal(plan, title="働く")
    other = make_goal(plan, title="暮らす")
    make_indicator(on=goal, code="up", actuals={2021: 9, 2023: 20})
    make_indicator(on=goal, code="down", actuals={2021: 20, 2023: 9})
    make_indicator(on=[goal, other], code="same", actuals={2021: 20, 2023: 21})
    make_indicator(on=other, code="new", actuals={2023: 20})
    make_indicator(on=other, code="left", actuals={2021: 20})
    return plan


def codes(groups) -> list[list[str]]:
    return [[row.code for row in group.rows] for group in groups]


class TestTwoYears:
    def test_tell_what_became_of_each_indicator(self):
        report = two_years(town(), before=2021, now=2023)

        assert [(row.code, row.change) for row in report.rows] == [
            ("up", Change.IMPROVED),
            ("down", Change.WORSENED),
            ("same", Change.UNCHANGED),
            ("new", Change.NEWLY_JUDGED),
            ("left", None),
        ]
        assert report.no_longer_judged == 1
        assert (report.before.tally.judged, report.now.tally.judged) == (4, 4)

    def test_show_each_indicator_once(self):
        report = two_years(town(), before=2021, now=2023)

        assert codes(report.shown()) == [["up", "down", "same"], ["new", "left"]]

    def test_show_one_goal_whole(self):
        report = two_years(town(), before=2021, now=2023)

        assert codes(report.shown(goal="g2")) == [["same", "new", "left"]]

    def test_show_only_what_changed(self):
        report = two_years(town(), before=2021, now=2023)

        assert codes(report.shown(changed=True)) == [["up", "down"], ["new", "left"]]


class TestEstimates:
    @pytest.fixture
    def report(self):
        plan = make_plan()
        for code, values in {
            "up": (9, 20),
            "same": (20, 21),
            "new": (None, 20),
        }.items():
            indicator = make_indicator(plan, code=code)
            for year, value in zip((2021, 2023), values, strict=True):
                if value:
                    make_actual(indicator, year, value, quality="estimate")
        make_indicator(plan, code="sure", actuals={2021: 9, 2023: 20})
        return two_years(plan, before=2021, now=2023)

    def test_are_counted_apart(self, report):
        assert {change.value: n for change, n in report.changes.items() if n} == {
            "improved": 1,
            "estimated": 3,
        }

    def test_are_a_change_where_the_judgements_differ(self, report):
        assert [row.code for row in report.rows if row.is_changed] == [
            "up",
            "new",
            "sure",
        ]


class TestPublishedYears:
    def test_stay_as_they_were_published(self):
        plan = town()
        for year in (2021, 2023):
            publish(plan, year, user=None)
        indicator = plan.indicators.get(code="up")
        indicator.unit = "人"
        indicator.save()

        report = two_years(plan, before=2021, now=2023)

        row = report.rows[0]
        assert (row.pair.line.unit, row.pair.difference) == ("件", 11)
        assert report.before.publication.version == report.now.publication.version == 1

    def test_an_indicator_that_came_later_is_absent_before(self):
        plan = town()
        publish(plan, 2021, user=None)
        later = make_indicator(plan, code="later")
        make_actual(later, 2023, 20)
        publish(plan, 2023, user=None)

        row = two_years(plan, before=2021, now=2023).rows[-1]

        assert (row.code, row.pair.first) == ("later", None)
        assert row.change == Change.NEWLY_JUDGED

    def test_an_indicator_may_take_the_code_of_one_that_went(self):
        plan = make_plan()
        goal = make_goal(plan)
        make_indicator(on=goal, code="k", name="旧", actuals={2021: 11})
        publish(plan, 2021, user=None)
        plan.indicators.get().delete()
        make_indicator(on=goal, code="k", name="新", actuals={2022: 12})
        publish(plan, 2022, user=None)

        placed, unplaced = two_years(plan, before=2021, now=2022).shown()

        assert [row.pair.line.name for row in placed.rows] == ["新"]
        assert [row.pair.line.name for row in unplaced.rows] == ["旧"]


def test_asks_as_often_for_any_plan(django_assert_num_queries):
    plan = town()
    for year in (2021, 2023):
        publish(plan, year, user=None)

    with django_assert_num_queries(5):
        two_years(plan, before=2021, now=2023)
