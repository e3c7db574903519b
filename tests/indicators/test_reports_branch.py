"""What a branch of the tree costs together, and who takes part in it."""

from decimal import Decimal

import pytest

from indicators.reports.budget_sums import budget_sum
from indicators.reports.budgets import budgets_under
from indicators.reports.goal import goal_report
from indicators.reports.partners import partner_grid
from tests.factories import (
    make_budget,
    make_budget_total,
    make_edition,
    make_goal,
    make_measure,
    make_organization,
    make_partner,
)

pytestmark = pytest.mark.django_db


def nodes_of(goal):
    report = goal_report(goal, fiscal_year=None, audience="public")
    return report.section.measures


def sum_of(goal):
    found = budget_sum(nodes_of(goal), budgets_under(goal.pk))
    return found and (found.amount, found.unit, found.counted, found.missing)


class TestBudgetSum:
    def test_adds_printed_totals_and_years_and_tells_what_is_missing(self):
        goal = make_goal()
        above = make_measure(goal=goal)
        totalled, yearly, blank, marked = (
            make_measure(parent=above) for _number in range(4)
        )
        make_measure(parent=above)
        make_budget_total(totalled, 1000)
        make_budget(totalled, 2020)
        make_budget(yearly, 2020, 20)
        make_budget(yearly, 2021, mark="－")
        make_budget(yearly, 2020, 99, kind="settled")
        make_budget(blank, 2020, 7)
        make_budget(blank, 2021)
        make_budget(marked, 2020, mark="－")

        assert sum_of(goal) == (Decimal(1020), "千円", 3, 2)

    def test_counts_each_measure_once_and_at_the_highest_place(self):
        goal = make_goal()
        above = make_measure(goal=goal)
        child = make_measure(parent=above)
        make_measure(goal=goal, relists=above)
        make_measure(goal=goal, ended_into=above)
        make_budget(above, 2020, 5)
        make_budget(child, 2020, 3)

        assert sum_of(goal) == (Decimal(5), "千円", 1, 0)

    def test_is_none_for_nothing_known_and_for_mixed_units(self):
        unknown, mixed = make_goal(), make_goal()
        make_measure(goal=unknown)
        make_budget(make_measure(goal=mixed), 2020, 5)
        make_budget(make_measure(goal=mixed), 2020, 5, unit="百万円")

        assert (sum_of(unknown), sum_of(mixed)) == (None, None)

    def test_is_none_and_not_zero_where_nothing_but_marks_are_printed(self):
        goal = make_goal()
        make_budget(make_measure(goal=goal), 2020, mark="－")

        assert sum_of(goal) is None

    def test_is_zero_where_zero_is_printed(self):
        goal = make_goal()
        make_budget(make_measure(goal=goal), 2020, 0)

        assert sum_of(goal) == (Decimal(0), "千円", 1, 0)

    def test_takes_the_newest_cell_of_each_year(self):
        measure = make_measure()
        old, new = (make_edition(measure.plan) for _number in range(2))
        for year in range(2020, 2025):
            make_budget(measure, year, 100, edition=old)
        make_budget_total(measure, 500, edition=old)
        make_budget(measure, 2024, 150, edition=new)
        make_budget_total(measure, 150, edition=new)

        assert sum_of(measure.goal) == (Decimal(550), "千円", 1, 0)

    def test_misses_a_year_that_the_newest_edition_leaves_blank(self):
        goal = make_goal()
        make_budget(make_measure(goal=goal), 2020, 5)
        measure = make_measure(goal=goal)
        old, new = (make_edition(measure.plan) for _number in range(2))
        for year in (2020, 2021):
            make_budget(measure, year, 100, edition=old)
        make_budget(measure, 2021, edition=new)

        assert sum_of(goal) == (Decimal(5), "千円", 1, 1)

    def test_of_the_newest_edition_a_total_may_stand_alone(self):
        measure = make_measure()
        old, new = (make_edition(measure.plan) for _number in range(2))
        make_budget(measure, 2020, 100, edition=old)
        make_budget_total(measure, 700, edition=new)

        assert sum_of(measure.goal) == (Decimal(700), "千円", 1, 0)

    def test_is_none_where_editions_print_in_different_units(self):
        measure = make_measure()
        old, new = (make_edition(measure.plan) for _number in range(2))
        make_budget(measure, 2020, 100, edition=old)
        make_budget(measure, 2021, 1, unit="百万円", edition=new)

        assert sum_of(measure.goal) is None

    def test_of_other_units_a_measure_is_counted_once(self):
        measure = make_measure()
        old, new = (make_edition(measure.plan) for _number in range(2))
        make_budget(measure, 2020, 100, edition=old)
        make_budget(measure, 2021, 100, edition=old)
        make_budget(measure, 2021, mark="－", unit="円", edition=new)

        assert sum_of(measure.goal) == (Decimal(100), "千円", 1, 0)

    def test_misses_the_whole_measure_where_one_of_its_units_is_blank(self):
        goal = make_goal()
        make_budget(make_measure(goal=goal), 2020, 5)
        measure = make_measure(goal=goal)
        old, new = (make_edition(measure.plan) for _number in range(2))
        make_budget(measure, 2020, 100, edition=old)
        make_budget(measure, 2021, unit="円", edition=new)

        assert sum_of(goal) == (Decimal(5), "千円", 1, 1)

    def test_takes_years_before_a_total_of_the_same_edition_in_another_unit(self):
        for unit in ("円", "百万円"):  # one sorts before 千円, the other after
            measure = make_measure()
            make_budget(measure, 2020, 100)
            make_budget_total(measure, 7, unit=unit)

            assert sum_of(measure.goal) == (Decimal(100), "千円", 1, 0)


class TestPartnerGrid:
    def test_has_a_column_for_each_partner_of_the_goal(self, django_assert_num_queries):
        goal = make_goal()
        first = make_measure(goal=goal)
        second = make_measure(parent=first)
        make_measure(goal=goal)
        names = ["平内町", "今別町"]
        both = [make_organization(name) for name in names]
        make_partner(first, both[0])
        for organization in reversed(both):
            make_partner(second, organization)
        make_partner(make_measure(goal=make_goal(goal.plan)))
        nodes = [node for top in nodes_of(goal) for node in top.branch]

        with django_assert_num_queries(1):
            grid = partner_grid(goal.pk, nodes)

        assert [one.name for one in grid.organizations] == names
        assert [(place.code, row) for place, row in grid.rows] == [
            (first.code, (True, False)),
            (second.code, (True, True)),
        ]

    def test_is_none_without_partners(self):
        goal = make_goal()
        make_measure(goal=goal)

        assert partner_grid(goal.pk, nodes_of(goal)) is None
