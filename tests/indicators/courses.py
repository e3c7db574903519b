"""Makers of plain courses: from 10 in 2019 up to 20 in 2024, unless told otherwise."""

from decimal import Decimal

from indicators.course import ActualValue, Course
from indicators.progress import judge
from indicators.scales import scale_of
from indicators.targets import TargetRow

USUAL = {
    "increase": "reach",
    "decrease": "reach",
    "at_least": "at_least",
    "at_most": "at_most",
    "range": "range",
    "state": "state",
    "monitor": "none",
}


def number(typed):
    return None if typed is None else Decimal(typed)


def make_row(value=20, year=2024, comparison="reach", *, upper=None, **facts):
    return TargetRow(
        comparison=comparison,
        value=number(value),
        fiscal_year=year,
        upper_value=number(upper),
        **facts,
    )


def make_actual(value=None, **facts):
    quality = None if value is None else "actual"
    return ActualValue(**{"value": number(value), "quality": quality} | facts)


def make_course(aim="increase", *, baseline=10, target=20, actuals=None, **facts):
    comparison = facts.pop("comparison", USUAL[aim])
    if "targets" not in facts:
        facts["targets"] = (make_row(target, comparison=comparison),)
    for name in ("tolerance", "plan_tolerance"):
        facts[name] = number(facts.get(name))
    entered = {
        year: one if isinstance(one, ActualValue) else make_actual(one)
        for year, one in (actuals or {}).items()
    }
    facts = {"plan_y0": 2019} | facts
    return Course(aim=aim, baseline=number(baseline), actuals=entered, **facts)


def make_every_year(aim="at_least", *, target=20, upper=None, comparison=None, **facts):
    row = make_row(target, None, comparison or USUAL[aim], upper=upper, every_year=True)
    return make_course(aim, targets=(row,), **facts)


def make_state(*, target="策定", year=2024, actuals=None, **facts):
    row = make_row(None, year, "state", state=target)
    return make_course(
        "state",
        baseline=None,
        baseline_state="未策定",
        states=("未策定", "素案", "策定"),
        targets=(row,),
        actuals={
            at: make_actual(state=state, quality="actual")
            for at, state in (actuals or {}).items()
        },
        **facts,
    )


def judged(course, year=2022, *, preset="standard4", **bands):
    return judge(course, fiscal_year=year, scale=scale_of(preset, **bands))


def status_of(course, year=2022, **scale):
    judgement = judged(course, year, **scale)
    assert (judgement.reason is None) == (judgement.status != "not_judged")
    return judgement.status.value


def reason_of(course, year=2022):
    judgement = judged(course, year)
    assert judgement.status == "not_judged"
    return judgement.reason.value
