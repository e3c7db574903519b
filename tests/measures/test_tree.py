"""What a measure owes the others of its plan."""

import pytest
from django.core.exceptions import ValidationError

from measures.models import Measure
from tests.factories import make_goal, make_level, make_measure, make_plan

pytestmark = pytest.mark.django_db


class TestTree:
    def test_a_ring_is_refused(self):
        top = make_measure()
        below = make_measure(parent=make_measure(parent=top))

        top.parent = below

        with pytest.raises(ValidationError, match="cannot stand under itself"):
            top.clean()

    @pytest.mark.parametrize("field", ["goal", "level", "parent", "relists"])
    def test_a_relation_stays_within_the_plan(self, field):
        measure, stranger = make_measure(), make_measure()
        others = {"goal": stranger.goal, "level": stranger.level}

        setattr(measure, field, others.get(field, stranger))

        with pytest.raises(ValidationError, match="another plan"):
            measure.clean()

    def test_the_measure_above_stands_under_the_same_goal(self):
        plan = make_plan()
        above = make_measure(goal=make_goal(plan))
        measure = make_measure(goal=make_goal(plan))

        measure.parent = above

        with pytest.raises(ValidationError, match="stands under the goal 目標 1"):
            measure.clean()

    def test_goals_and_measures_share_their_codes(self):
        goal = make_goal(code="g1")
        level = make_measure(goal=goal).level

        twin = Measure(plan=goal.plan, goal=goal, level=level, code="g1", title="施策")

        with pytest.raises(ValidationError, match="A goal of this plan has this code"):
            twin.clean()

    def test_the_measures_below_stay_under_the_same_goal(self):
        above = make_measure()
        make_measure(parent=above, title="起業")

        above.goal = make_goal(above.plan)

        with pytest.raises(ValidationError, match=r"another goal: 起業\. Leave"):
            above.clean()

    @pytest.mark.parametrize(
        ("depth", "sentence"),
        [
            (0, r"level of the goals \(depth 0\).*: 施策、事業、第3階層"),
            (1, "“施策” does not lie deeper than “施策”"),
            (3, "below this one do not lie deeper than the level “第3階層”: 細目"),
        ],
    )
    def test_each_level_lies_deeper_than_the_one_above(self, depth, sentence):
        measure = make_measure(parent=make_measure())
        make_measure(parent=measure, title="細目")

        measure.level = make_level(measure.plan, depth)

        with pytest.raises(ValidationError, match=sentence):
            measure.clean()

    @pytest.mark.parametrize("field", ["relists", "ended_into"])
    def test_no_chain_of_measures_leads_back(self, field):
        first = make_measure()
        last = make_measure(goal=first.goal, **{field: first})

        setattr(first, field, last)

        with pytest.raises(ValidationError, match="itself"):
            first.clean()

    def test_a_ring_above_does_not_hold_the_walk_up(self):
        first = make_measure()
        second = make_measure(parent=first)
        Measure.objects.filter(pk=first.pk).update(parent=second)

        make_measure(parent=second).clean()
