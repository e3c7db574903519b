"""Makers of rows for tests: each valid alone, and saying only what it is asked to.

What a test does not mention is plain: a public plan from 2020 to 2024, an indicator
that should rise from 10 to 20 by 2024, published actuals. Rows stand in the order in
which they are made.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import count

from indicators.enums import Aim, Basis, Comparison, MissingReason, Quality, Stage
from indicators.models import (
    Actual,
    Indicator,
    IndicatorLink,
    IndicatorState,
    Round,
    Target,
)
from measures.models import Budget, BudgetTotal, Measure, Partner, Review, Text
from plans.models import (
    Department,
    Edition,
    Goal,
    Membership,
    Organization,
    Plan,
    PlanLevel,
    Role,
    User,
)

LEVELS = ["基本目標", "施策", "事業"]
USUAL_COMPARISON = {
    Aim.INCREASE: Comparison.REACH,
    Aim.DECREASE: Comparison.REACH,
    Aim.AT_LEAST: Comparison.AT_LEAST,
    Aim.AT_MOST: Comparison.AT_MOST,
    Aim.RANGE: Comparison.RANGE,
    Aim.STATE: Comparison.STATE,
    Aim.MONITOR: Comparison.NONE,
}

_numbers = count(1)


def number(typed) -> Decimal | None:
    return None if typed is None else Decimal(typed)


def saved(row):
    row.save()
    return row


def place_after(rows) -> int:
    return rows.count() + 1


def make_organization(name: str | None = None, **facts) -> Organization:
    return saved(Organization(name=name or f"架空町{next(_numbers)}", **facts))


def make_department(organization: Organization | None = None, **facts) -> Department:
    organization = organization or make_organization()
    code = facts.pop("code", f"d{next(_numbers)}")
    usual = {"name": f"担当課 {code}"}
    return saved(Department(organization=organization, code=code, **usual | facts))


def make_user(role: str | None = Role.VIEWER, department=None, **facts) -> User:
    """A user with one membership; ``role=None`` makes one without any."""
    username = facts.pop("username", f"user{next(_numbers)}")
    dates = {name: facts.pop(name, None) for name in ("valid_from", "valid_to")}
    user = User.objects.create_user(username, **facts)
    if role is not None:
        department = department or make_department()
        saved(Membership(user=user, department=department, role=role, **dates))
    return user


def make_plan(code: str | None = None, **facts) -> Plan:
    usual = {
        "title": "架空総合計画",
        "visibility": "public",
        "period_start": 2020,
        "period_end": 2024,
    }
    for name in ("tolerance", "pace_upper", "pace_lower"):
        facts[name] = number(facts.get(name))
    return saved(Plan(code=code or f"plan-{next(_numbers)}", **usual | facts))


def make_edition(plan: Plan, **facts) -> Edition:
    place = place_after(plan.editions)
    usual = {"code": f"e{place}", "name": f"第{place}版", "order": place}
    return saved(Edition(plan=plan, **usual | facts))


def make_level(plan: Plan, depth: int, name: str | None = None) -> PlanLevel:
    """The plan's level of this depth, which is made only once."""
    found = PlanLevel.objects.filter(plan=plan, depth=depth).first()
    usual = LEVELS[depth] if depth < len(LEVELS) else f"第{depth}階層"
    return found or saved(PlanLevel(plan=plan, depth=depth, name=name or usual))


def make_goal(plan: Plan | None = None, **facts) -> Goal:
    plan = plan or make_plan()
    place = place_after(plan.goals)
    make_level(plan, 0)
    usual = {"code": f"g{place}", "title": f"目標 {place}", "position": place}
    return saved(Goal(plan=plan, **usual | facts))


def make_measure(plan: Plan | None = None, *, goal=None, parent=None, **facts):
    """A measure under a goal, or under ``parent``; its level follows its depth."""
    goal = goal or (parent and parent.goal) or make_goal(plan)
    plan = goal.plan
    place = place_after(plan.measures)
    depth = parent.level.depth + 1 if parent else 1
    level = facts.pop("level", None) or make_level(plan, depth)
    usual = {"code": f"m{place}", "title": f"施策 {place}", "position": place}
    return saved(
        Measure(plan=plan, goal=goal, parent=parent, level=level, **usual | facts)
    )


def make_text(owner, body: str = "本文", **facts) -> Text:
    """A passage of a plan, a goal or a measure."""
    place = place_after(owner.plan.texts)
    whose = {type(owner).__name__.lower(): owner} | {"plan": owner.plan}
    usual = {"code": f"t{place}", "kind": "content", "position": place}
    return saved(Text(body=body, **whose, **usual | facts))


def make_partner(measure: Measure, organization=None) -> Partner:
    organization = organization or make_organization()
    place = place_after(measure.partners)
    return saved(Partner(measure=measure, organization=organization, position=place))


def make_budget(measure: Measure, fiscal_year: int, amount=None, **facts) -> Budget:
    facts |= {"fiscal_year": fiscal_year, "amount": number(amount)}
    place = place_after(measure.budgets)
    return saved(Budget(measure=measure, position=place, **facts))


def make_budget_total(measure: Measure, amount=None, **facts) -> BudgetTotal:
    return saved(BudgetTotal(measure=measure, amount=number(amount), **facts))


def make_review(measure: Measure, fiscal_year: int = 2022, **facts) -> Review:
    return saved(Review(measure=measure, fiscal_year=fiscal_year, **facts))


def make_indicator(
    plan: Plan | None = None,
    *,
    on=(),
    aim: str = Aim.INCREASE,
    baseline=10,
    target=20,
    actuals: Mapping[int, object] | None = None,
    **facts,
) -> Indicator:
    """An indicator with its target and actuals.

    ``on``: a goal or a measure it stands at, or a list of them. ``target=None``: no
    target row. ``actuals={2022: 15, 2023: "collecting"}``: a number, a state, or a
    reason for a missing value. For ``aim="state"``, ``states`` lists the states and
    ``target`` is one of them; for a range, ``target`` is its two ends.
    """
    owners = list(on) if isinstance(on, (list, tuple)) else [on]
    plan = plan or (owners[0].plan if owners else make_plan())
    place = place_after(plan.indicators)
    about_target = {
        name: facts.pop(name)
        for name in ("comparison", "every_year", "target_year", "edition", "printed")
        if name in facts
    }
    states = facts.pop("states", ("未策定", "素案", "策定"))
    usual = {
        "code": f"k{place}",
        "name": f"指標 {place}",
        "unit": "件",
        "basis": Basis.POINT,
        "position": place,
        "baseline_value": None if aim == Aim.STATE else number(baseline),
        "tolerance": number(facts.pop("tolerance", None)),
    }
    indicator = saved(Indicator(plan=plan, aim=aim, **usual | facts))
    if aim == Aim.STATE:
        target = states[-1] if target == 20 else target
        for order, state in enumerate(states, start=1):
            saved(IndicatorState(indicator=indicator, order=order, state=state))
    for owner in owners:
        make_link(indicator, owner)
    if target is not None:
        make_target(indicator, target, **about_target)
    for fiscal_year, entered in (actuals or {}).items():
        make_actual(indicator, fiscal_year, entered)
    return indicator


def make_link(indicator: Indicator, owner) -> IndicatorLink:
    kind = type(owner).__name__.lower()
    place = place_after(IndicatorLink.objects.filter(indicator__plan=indicator.plan))
    return saved(IndicatorLink(indicator=indicator, position=place, **{kind: owner}))


def make_target(indicator: Indicator, target=20, **facts) -> Target:
    """A target of 2024 (``target_year``), unless it holds in every year."""
    every_year = facts.get("every_year", False)
    year = facts.pop("target_year", None if every_year else 2024)
    comparison = facts.pop("comparison", None) or USUAL_COMPARISON[Aim(indicator.aim)]
    values = {}
    if comparison == Comparison.STATE:
        values["state"] = target
    elif comparison == Comparison.RANGE:
        values["value"], values["upper_value"] = map(number, target)
    elif comparison not in ("undetermined", "none", "merged"):
        values["value"] = number(target)
    facts = {"position": place_after(indicator.targets)} | values | facts
    return saved(
        Target(indicator=indicator, fiscal_year=year, comparison=comparison, **facts)
    )


def make_actual(indicator: Indicator, fiscal_year: int, entered=None, **facts):
    """A published actual: a number, a state, or the reason why there is none."""
    usual = {"stage": Stage.PUBLISHED}
    if entered in MissingReason.values:
        usual["missing_reason"] = entered
    elif indicator.aim == Aim.STATE and entered is not None:
        usual |= {"state": entered, "quality": Quality.ACTUAL}
    elif entered is not None:
        usual |= {"value": number(entered), "quality": Quality.ACTUAL}
    return saved(Actual(indicator=indicator, fiscal_year=fiscal_year, **usual | facts))


def make_round(plan: Plan, fiscal_year: int, **facts) -> Round:
    """A round in the May and June after its year."""
    usual = {
        "opens_on": date(fiscal_year + 1, 5, 1),
        "closes_on": date(fiscal_year + 1, 6, 30),
    }
    return saved(Round(plan=plan, fiscal_year=fiscal_year, **usual | facts))
