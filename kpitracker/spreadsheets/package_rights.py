"""Who may bring a whole plan, and what of it is not theirs to change."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.reading import Package
from kpitracker.exchange.sheets import DEPARTMENTS
from plans.imports.importer import Reach
from plans.models import Organization, Plan
from plans.rights import Action, Scope

NOT_YOURS = _(
    "You cannot bring in the plan “%(plan)s”: it is of an organization whose plans you "
    "may not change."
)
RENAMED = _(
    "The organization “%(old)s” would become “%(new)s”. Organizations are changed by "
    "whoever administers them; write this one as it is kept here."
)
DEPARTMENT = _(
    "“%(row)s” is not as it is kept here. Departments are changed by whoever "
    "administers the organization; leave this file out of the package."
)


class Gate:
    """Refuses plans out of reach, whether they are there already or not.

    A plan may be neither taken from an organization nor given to one whose plans one
    may not change. ``version``: of the plan, read before any of its rows are.
    """

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.version: int | None = None

    def __call__(
        self, package: Package, plan: Plan | None, organization: Organization | None
    ) -> Fault | None:
        self.version = plan and plan.content_version
        things = [Scope(organization and organization.pk), *([plan] if plan else [])]
        if all(self.reach.may(Action.CHANGE, thing) for thing in things):
            return None
        sentence = str(NOT_YOURS) % {"plan": package.plan_code}
        return package.plan.fault(sentence, "plan_code")


def not_theirs(changes: Changes, reach: Reach) -> list[Fault]:
    """Changes to organizations and departments by who does not administer them."""
    return [*_renamed(changes, reach), *_departments(changes, reach)]


def _renamed(changes: Changes, reach: Reach) -> Iterator[Fault]:
    for organization, _attribute, old, new in changes.organizations.changes:
        if not reach.may(Action.ADMINISTER, Scope(organization.pk)):
            yield Fault(str(RENAMED) % {"old": old or organization, "new": new})


def _departments(changes: Changes, reach: Reach) -> Iterator[Fault]:
    organization = changes.organizations.of(changes.package.plan)
    if reach.may(Action.ADMINISTER, Scope(organization and organization.pk)):
        return
    sheet = changes.sheets[DEPARTMENTS.file]
    moved = [one.new for one in sheet.moved if one.new.line is not None]
    changed = [one.new for one in sheet.changed]
    for row in [*sheet.new, *changed, *moved, *sheet.removed]:
        sentence = str(DEPARTMENT) % {"row": row.label}
        yield Fault(sentence, DEPARTMENTS.file, row.line)
