"""The table of contents: where one is, what stands before and after."""

import pytest

from measures.contents import plan_contents
from tests.factories import make_goal, make_measure, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """Goals g1 and g2; under g1 the measures a and b, under a the measure a1."""
    plan = make_plan()
    first, second = make_goal(plan), make_goal(plan)
    above = make_measure(goal=first, code="a")
    make_measure(parent=above, code="a1")
    make_measure(goal=first, code="b")
    make_measure(goal=second, code="c")
    return plan


def contents_at(plan, code):
    goal = plan.goals.filter(code=code).first()
    return plan_contents(plan, here=goal or plan.measures.get(code=code))


def unfolded(entries) -> list:
    return [
        (entry.element.code, unfolded(entry.entries))
        if entry.entries
        else entry.element.code
        for entry in entries
    ]


@pytest.mark.parametrize(
    ("here", "menu"),
    [
        ("g1", [("g1", ["a", "b"]), "g2"]),
        ("a", [("g1", [("a", ["a1"]), "b"]), "g2"]),
        ("a1", [("g1", [("a", ["a1"]), "b"]), "g2"]),
        ("c", ["g1", ("g2", ["c"])]),
    ],
)
def test_the_menu_unfolds_the_way_here_and_one_step_below(plan, here, menu):
    assert unfolded(contents_at(plan, here).menu) == menu


@pytest.mark.parametrize(
    ("here", "before", "after"),
    [("g1", None, "g2"), ("a", None, "b"), ("a1", None, None), ("b", "a", "c")],
)
def test_neighbours_stand_on_the_same_level_in_printed_order(plan, here, before, after):
    contents = contents_at(plan, here)

    neighbours = [one and one.code for one in (contents.before, contents.after)]

    assert neighbours == [before, after]


def test_exactly_one_entry_is_the_page_itself(plan):
    menu = contents_at(plan, "a").menu

    assert [one.is_here for one in menu[0].entries] == [True, False]
    assert not any(one.is_here for one in menu)


def test_a_measure_may_have_the_code_of_its_goal():
    goal = make_goal(code="x")
    measure = make_measure(goal=goal, code="x")
    make_measure(goal=goal, code="y")

    contents = plan_contents(goal.plan, here=measure)

    assert unfolded(contents.menu) == [("x", ["x", "y"])]
    assert (contents.before, contents.after.code) == (None, "y")
    assert [one.is_here for one in contents.menu[0].entries] == [True, False]
