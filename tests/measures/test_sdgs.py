"""SDGs as plans print them."""

import pytest

from measures.sdgs import sdgs_by_place, sdgs_in
from tests.factories import make_goal, make_measure, make_text


@pytest.mark.pure
@pytest.mark.parametrize(
    ("body", "named"),
    [
        (
            "３ すべての人に健康と福祉を　11 住み続けられるまちづくりを",
            ["3 すべての人に健康と福祉を", "11 住み続けられるまちづくりを"],
        ),
        (
            "７ エネルギーをみんなに そしてクリーンに",
            ["7 エネルギーをみんなに そしてクリーンに"],
        ),
        ("SDGs <u>4</u>・8、17", ["4", "8", "17"]),
        ("3.5％、0、18、2030年", []),
        ("すべての人に健康と福祉を", []),
    ],
)
def test_they_are_read_by_their_numbers(body, named):
    assert [str(one) for one in sdgs_in(body)] == named


@pytest.mark.django_db
def test_they_are_found_where_they_are_printed(django_assert_num_queries):
    goal = make_goal(code="x")
    measure = make_measure(goal=goal, code="x")
    make_text(goal, "3 健康", kind="sdgs")
    make_text(measure, "4 教育", kind="sdgs")
    make_text(measure, "8 仕事", kind="sdgs")
    make_text(measure, "9 産業")

    with django_assert_num_queries(1):
        found = sdgs_by_place(goal.plan)

    numbers = {key: [one.number for one in named] for key, named in found.items()}
    assert numbers == {(True, "x"): [3], (False, "x"): [4, 8]}
