"""Everybody who could touch a value of a round, each role there is."""

from dataclasses import dataclass
from datetime import date

from indicators.models import Indicator
from plans.models import Department, Plan, User
from tests.desks import make_town
from tests.factories import make_actual, make_indicator, make_round, make_user

YEAR = 2023


@dataclass(frozen=True, slots=True)
class Part:
    """``is_gone``: the membership has ended; ``is_elsewhere``: in another town."""

    role: str
    office: str = "first"
    is_gone: bool = False
    is_elsewhere: bool = False


CAST = {
    "viewer": Part("viewer"),
    "editor": Part("editor"),
    "colleague": Part("editor"),
    "editor of another office": Part("editor", "second"),
    "head": Part("head"),
    "head of another office": Part("head", "second"),
    "planner": Part("planning", "second"),
    "auditor": Part("auditor"),
    "administrator": Part("administrator"),
    "head who moved away": Part("head", is_gone=True),
    "planner elsewhere": Part("planning", is_elsewhere=True),
    "who installed it": Part("root"),
}


@dataclass(frozen=True, slots=True)
class Cast:
    plan: Plan
    offices: dict[str, Department]
    users: dict[str, User]
    indicators: list[Indicator]


def make_cast() -> Cast:
    """Three drafts: two of the first office, the second of them blank."""
    here, there = make_town("here"), make_town("there", name="別")
    make_round(here.plan, YEAR)
    offices = {"first": here.office, "second": here.other_office}
    indicators = []
    for office, entered in (("first", 15), ("first", None), ("second", 15)):
        indicator = make_indicator(here.plan, department=offices[office])
        make_actual(indicator, YEAR, entered, stage="draft")
        indicators.append(indicator)
    users = {
        name: _make(
            name, part, there.office if part.is_elsewhere else offices[part.office]
        )
        for name, part in CAST.items()
    }
    return Cast(here.plan, offices, users, indicators)


def _make(name: str, part: Part, office: Department) -> User:
    if part.role == "root":
        return make_user(None, is_superuser=True, is_staff=True, name=name)
    until = date(2024, 3, 31) if part.is_gone else None
    return make_user(part.role, office, is_staff=True, name=name, valid_to=until)
