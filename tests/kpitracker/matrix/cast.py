"""Two towns full of secrets, and eleven people who try to learn them.

Each secret is a word that stands in no other place. ``SECRETS`` says whose eyes it is
for; whoever else finds it in any answer has found a leak.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client
from django.utils.timezone import localdate

from indicators.models import Round
from indicators.publishing import publish
from plans import audit
from plans.models import (
    AuditAction,
    AuditEntry,
    Department,
    Plan,
    Role,
    User,
)
from tests.desks import Town
from tests.factories import (
    make_actual,
    make_department,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
    make_review,
    make_round,
    make_text,
    make_user,
)
from tests.populations import make_population
from tests.sheets import bring

ROLES = [
    "anonymous",
    "viewer",
    "editor",
    "other_editor",
    "head",
    "planning",
    "auditor",
    "administrator",
    "deactivated",
    "foreign_editor",
    "foreign_planner",
]
WHOLE_TOWN = {"planning", "auditor", "administrator"}
TOWN = {"viewer", "editor", "other_editor", "head", *WHOLE_TOWN}
ABROAD = {"foreign_editor", "foreign_planner"}
# The word, and who may read it.
SECRETS = {
    "秘密甲": {"editor", "head", *WHOLE_TOWN},  # a draft of the first office
    "秘密乙": {"other_editor", *WHOLE_TOWN},  # a draft of the second office
    "秘密丙": TOWN,  # an internal plan and its published value
    "秘密丁": {"editor", "head", *WHOLE_TOWN},  # a draft in the internal plan
    "秘密戊": ABROAD,  # another town's internal plan
    "秘密己": ABROAD,  # a draft in it
    "秘密庚": {"editor"},  # a sheet that the editor brought
}
YEAR = 2023


@dataclass
class Cast:
    """Clients by role, and rows by kind of object and by what an address names."""

    clients: dict[str, Client]
    objects: dict[str, dict[str, object]] = field(default_factory=dict)


def assemble() -> Cast:
    home, abroad = _town("home"), _town("abroad")
    public = make_plan("public", organization=home.organization)
    users = _users(home, abroad)
    own = _fill(public, home.office, draft="秘密甲")
    other = _fill(public, home.other_office, draft="秘密乙")
    inside = _fill(home.plan, home.office, word="秘密丙", draft="秘密丁")
    foreign = _fill(abroad.plan, abroad.office, word="秘密戊", draft="秘密己")
    for plan, role in [
        (public, "planning"),
        (home.plan, "planning"),
        (abroad.plan, "foreign_planner"),
    ]:
        publish(plan, YEAR - 1, user=users[role])
    for role, town in [("editor", home), ("foreign_editor", abroad)]:
        audit.record(
            AuditAction.LOGIN, user=users[role], organization=town.organization
        )
    header = "計画コード,指標コード,年度,実績値,要因・説明\n"
    code = own["indicators.indicator"].code
    sheet = f"{header}public,{code},{YEAR},7,秘密庚\n"
    # Today, when the round is open.
    job = bring(sheet, user=users["editor"], on=localdate())
    for town in (home, abroad):
        make_population(town.organization)
    objects = {
        "own": {**own, **_offices(home, home.office, users["editor"])},
        "other": {**other, **_offices(home, home.other_office, users["other_editor"])},
        "unpublished": {**inside, **_offices(home, home.office, users["head"])},
        "foreign": {
            **foreign,
            **_offices(abroad, abroad.office, users["foreign_editor"]),
        },
    }
    for rows in objects.values():
        rows["plans.importjob"] = job
    clients = {role: _signed_in(users.get(role)) for role in ROLES}
    User.objects.filter(pk=users["deactivated"].pk).update(is_active=False)
    return Cast(clients, objects)


def _town(code: str) -> Town:
    organization = make_organization(f"架空町 {code}")
    return Town(
        organization,
        make_department(organization, name=f"{code} 第一課"),
        make_department(organization, name=f"{code} 第二課"),
        make_plan(f"{code}-plan", organization=organization, visibility="internal"),
    )


def _users(home: Town, abroad: Town) -> dict[str, User]:
    seats = {
        "viewer": (Role.VIEWER, home.office),
        "editor": (Role.EDITOR, home.office),
        "other_editor": (Role.EDITOR, home.other_office),
        "head": (Role.HEAD, home.office),
        "planning": (Role.PLANNING, home.office),
        "auditor": (Role.AUDITOR, home.office),
        "administrator": (Role.ADMINISTRATOR, home.office),
        "deactivated": (Role.PLANNING, home.office),
        "foreign_editor": (Role.EDITOR, abroad.office),
        "foreign_planner": (Role.PLANNING, abroad.office),
    }
    return {
        name: make_user(
            role, department=office, username=name, is_staff=role != Role.VIEWER
        )
        for name, (role, office) in seats.items()
    }


def _fill(plan: Plan, office: Department, *, draft: str, word: str = "") -> dict:
    """A row of every kind of a plan; the year's value is a draft with the secret."""
    goal = make_goal(plan, title=f"{word}目標")
    measure = make_measure(goal=goal, title=f"{word}施策", department=office)
    text = make_text(measure, f"{word}本文")
    edition = make_edition(plan, name=f"{word}版 {plan.editions.count()}")
    indicator = make_indicator(
        on=measure,
        name=f"{word}指標",
        department=office,
        definition=f"{word}定義",
        common_definition="指標",
    )
    make_actual(indicator, YEAR - 1, 12, comment=f"{word}説明")
    value = make_actual(indicator, YEAR, 15, comment=draft, source=draft, stage="draft")
    make_review(measure, YEAR, cause=draft)
    round_ = plan.rounds.first() or _open_round(plan)
    rows = [plan, goal, measure, text, edition, indicator, value, round_]
    return {
        **{row._meta.label_lower: row for row in rows},
        "code": plan.code,
        "goal_code": goal.code,
        "measure_code": measure.code,
        "indicator_code": indicator.code,
        "office": office.pk,
    }


def _open_round(plan: Plan) -> Round:
    today = localdate()
    return make_round(
        plan,
        YEAR,
        opens_on=today - timedelta(days=10),
        closes_on=today + timedelta(days=10),
    )


def _offices(town: Town, office: Department, user: User) -> dict:
    rows = [
        town.organization,
        town.organization.populations.get(),
        office,
        user,
        user.memberships.get(),
    ]
    found = {row._meta.label_lower: row for row in rows}
    entry = AuditEntry.objects.filter(organization=town.organization).first()
    return {**found, "plans.auditentry": entry}


def _signed_in(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client
