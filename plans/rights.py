"""Who may do what to what: the one place that decides.

Every right comes from a membership that is in force on the day, and reaches no
further than the membership's organization; department roles no further than the
department. Superusers installed the product and may do everything.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q


class Action(StrEnum):
    VIEW = "view"  # read it
    ENTER = "enter"  # write actuals and their explanations
    APPROVE = "approve"  # for the department
    CONFIRM = "confirm"  # for the organization, and publish
    CHANGE = "change"  # the plan itself: structure, indicators, targets
    ADMINISTER = "administer"  # organizations, departments, people


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose an object is, and who may read it besides those who work on it.

    ``is_public``: it belongs to a public plan. ``is_published``: it is meant to be
    read outside the offices that work on it (everything but unpublished values).
    """

    organization_id: int | None
    department_id: int | None = None
    is_public: bool = False
    is_published: bool = True

    @property
    def scope(self) -> "Scope":
        """Itself, so that ``can()`` takes a scope as it takes a row."""
        return self


WHOLE_ORGANIZATION = {
    "planning": {
        Action.VIEW,
        Action.ENTER,
        Action.CONFIRM,
        Action.CHANGE,
    },
    "auditor": {Action.VIEW},
    "administrator": {Action.VIEW, Action.ADMINISTER},
}
OWN_DEPARTMENT = {
    "editor": {Action.VIEW, Action.ENTER},
    "head": {Action.VIEW, Action.ENTER, Action.APPROVE},
}


def memberships(user, *, on: date) -> list:
    """The user's memberships in force on the day, read once per day and instance."""
    if not user.is_active or user.is_anonymous:
        return []
    kept = user.__dict__.setdefault("_memberships_on", {})
    if on not in kept:
        kept[on] = list(user.memberships.in_force(on).select_related("department"))
    return kept[on]


def can(user, action: Action, thing, *, on: date) -> bool:
    """Whether the user may do this to the thing on this day.

    A thing is a row that says whose it is (``scope``), or a ``Scope``.
    """
    scope = thing.scope
    if action == Action.VIEW and scope.is_public and scope.is_published:
        return True
    if user.is_active and user.is_superuser:
        return True
    return any(
        _membership_allows(membership, action, scope)
        for membership in memberships(user, on=on)
    )


def _membership_allows(membership, action: Action, scope: Scope) -> bool:
    if (
        scope.organization_id is None
        or membership.department.organization_id != scope.organization_id
    ):
        return False
    if action == Action.VIEW and scope.is_published:
        return True
    if action in WHOLE_ORGANIZATION.get(membership.role, ()):
        return True
    return (
        scope.department_id == membership.department_id
        and action in OWN_DEPARTMENT.get(membership.role, ())
    )


def organizations(user, *, on: date, action: Action | None = None) -> set[int]:
    """Ids of the organizations the user belongs to, or may do this in as a whole."""
    return {
        membership.department.organization_id
        for membership in memberships(user, on=on)
        if action is None or action in WHOLE_ORGANIZATION.get(membership.role, ())
    }


def departments(user, *, on: date, action: Action) -> set[int]:
    """Ids of the departments for which the user may do this."""
    return {
        membership.department_id
        for membership in memberships(user, on=on)
        if action in OWN_DEPARTMENT.get(membership.role, ())
    }


def visible_plans(user, *, on: date, path: str = "") -> Q:
    """The condition under which a plan, found at ``path``, is shown to the user."""
    if user.is_active and user.is_superuser:
        return Q()
    public = Q(**{f"{path}visibility": "public"})
    own = organizations(user, on=on)
    return public | Q(**{f"{path}organization__in": own}) if own else public
