"""A public plan with everything that breaks a file, and what must not leave it."""

from plans.models import Plan
from tests.factories import (
    make_actual,
    make_department,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
    make_target,
)

# Planted where the public must not look.
CANARY = "カナリア"
CANARY_NUMBER = 90817263


def make_nasty_plan(code: str = "Nasty") -> Plan:
    """Formulas, line breaks, no baseline, states, two editions, two places, drafts."""
    town = make_organization('=架空"町"', code="011002")
    plan = make_plan(
        code,
        title="＝計画,\n第2期",
        organization=town,
        licence="CC BY 4.0",
        source_title='"冊子"',
    )
    adopted, revised = make_edition(plan), make_edition(plan, decided_on="2022-03-31")
    goal = make_goal(plan, title="-目標")
    measure = make_measure(goal=goal, title="@施策")
    _make_numbers(measure, goal, adopted, revised)
    make_indicator(
        on=measure,
        code="steps",
        aim="state",
        states=("未策定", "=素案", "策定"),
        baseline_state="未策定",
        actuals={2021: "=素案", 2022: "not_surveyed"},
    )
    make_indicator(
        on=measure,
        code="every",
        aim="at_least",
        basis="yearly",
        baseline=None,
        target=1,
        every_year=True,
        actuals={2021: 0},
    )
    make_indicator(
        on=measure,
        code="later",
        baseline=None,
        target="",
        comparison="undetermined",
        printed="整備後に設定",
        department=make_department(town, name="+課"),
    )
    _plant_canaries(plan)
    return plan


def _make_numbers(measure, goal, adopted, revised) -> None:
    fall = make_indicator(
        on=[measure, goal],
        code="fall",
        name="=1+1\n（人口）",
        unit="千人",
        scale=1000,
        baseline="-35.5",
        baseline_year=2019,
        baseline_year_kind="fiscal_year",
        baseline_quality="estimate",
        baseline_printed="△35.5千人（見込）",
        definition="一行目\r\n\r\n二行目\t※",
        edition=adopted,
        target="-20.25",
    )
    make_target(fall, "0.0001", edition=revised, reason="見直し\nのため")
    make_actual(fall, 2021, "-30.1000", comment='"よい",\n悪い', source="\t台帳")
    make_actual(fall, 2022, 0, quality="estimate", comment="髙﨑𠮷〜−")
    make_actual(fall, 2023, "collecting", comment="-未定")
    make_actual(fall, 2024, None)


def _plant_canaries(plan: Plan) -> None:
    counted = plan.indicators.get(code="every")
    for year, stage in [(2022, "draft"), (2023, "submitted"), (2024, "confirmed")]:
        make_actual(
            counted, year, CANARY_NUMBER, stage=stage, comment=CANARY, source=CANARY
        )
    published = counted.actuals.get(fiscal_year=2021)
    published.entered = CANARY
    published.save()
    hidden = make_plan("hidden", title=CANARY, visibility="internal")
    make_indicator(hidden, name=CANARY, unit=CANARY, actuals={2022: CANARY_NUMBER})
