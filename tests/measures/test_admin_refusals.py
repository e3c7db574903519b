"""What an import would refuse of goals, measures and texts, the admin refuses too."""

import pytest

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_goal, make_level, make_measure, make_text
from tests.refusals import assert_refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


@pytest.fixture
def browser(town):
    return client_of(town.user(Role.PLANNING))


class TestTree:
    @pytest.fixture
    def above(self, town):
        return make_measure(town.plan, title="産業")

    @pytest.fixture
    def below(self, above):
        return make_measure(parent=above, title="起業")

    def test_a_measure_leaves_its_goal_together_with_those_below(
        self, town, browser, above, below
    ):
        other = str(make_goal(town.plan, title="暮らし").pk)

        assert_refused(
            browser, above, "下位の施策が別の目標に属しています：起業", goal=other
        )
        assert_refused(browser, below, "上位の施策「産業」は目標", goal=other)

    @pytest.mark.parametrize(
        ("depth", "sentence"),
        [
            (0, "「基本目標」は目標の階層（depth 0）です"),
            (1, "階層「施策」が、上位の施策の階層「施策」より下にありません"),
        ],
    )
    def test_a_level_lies_deeper_than_the_one_above(
        self, town, browser, below, depth, sentence
    ):
        level = str(make_level(town.plan, depth).pk)

        assert_refused(browser, below, sentence, level=level)

    def test_a_level_stays_above_those_below(self, town, browser, above, below):
        level = str(make_level(town.plan, 2).pk)

        sentence = "階層「事業」より下にない下位の施策があります：起業"
        assert_refused(browser, above, sentence, level=level)

    @pytest.mark.parametrize("field", ["parent", "relists", "ended_into"])
    def test_no_chain_leads_back(self, browser, above, field):
        goal, level = above.goal, make_level(above.plan, 2)
        below = make_measure(goal=goal, level=level, **{field: above})

        assert_refused(browser, above, "自分自身", **{field: str(below.pk)})

    def test_a_goal_does_not_take_the_code_of_a_measure(self, browser, above):
        sentence = "このコードは、この計画の施策に使われています"
        assert_refused(browser, above.goal, sentence, code=above.code)


class TestText:
    @pytest.mark.parametrize(
        ("body", "sentence"),
        [
            ("<b>太字</b>", "「<b>」はタグです"),
            ("<u>下線", "<u>と</u>が対になっていません"),
        ],
    )
    def test_is_marked_up_by_pairs_of_underlining_only(
        self, town, browser, body, sentence
    ):
        measure = make_measure(town.plan)
        text = make_text(measure)

        assert_refused(browser, text, sentence, body=body)
        assert_refused(browser, measure, sentence, **{"texts-0-body": body})
