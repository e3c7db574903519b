"""A town's plan to print."""

import pytest

from tests.factories import (
    make_budget,
    make_budget_total,
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
    make_text,
)

SINCE_2019 = {"baseline_year": 2019, "baseline_year_kind": "fiscal_year"}


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    """No PDF is kept from one test to the next."""
    settings.PDF_DIR = tmp_path / "pdf"
    return settings.PDF_DIR


@pytest.fixture
def printed_plan(db):
    """Two goals with a measure each and enough indicators for two pages of a list."""
    plan = make_plan("p", title="架空町総合計画")
    office = make_department(plan.organization, name="企画課")
    for number in ("1", "2"):
        goal = make_goal(plan, number=number, title=f"目標その{number}")
        measure = make_measure(
            goal=goal, code=f"m{number}", number=f"({number})", title="移住の促進"
        )
        make_text(measure, "移住を進めます。")
        make_review(measure, 2022, done="相談会を開いた。")
        make_budget(measure, 2022, 1_234_500)
        make_budget_total(measure, 1_234_500)
        for at in range(9):
            make_indicator(
                on=measure,
                name=f"社会増減その{number}-{at}",
                unit="人",
                baseline=-35,
                target=70,
                department=office,
                actuals={2020: -20, 2021: None, 2022: 10 + at},
                **SINCE_2019,
            )
    return plan
