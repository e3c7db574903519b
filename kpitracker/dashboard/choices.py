"""What can be asked for of a report, and how it is called."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from indicators.enums import Status
from indicators.reports.changes import Change
from indicators.reports.plan import PlanReport
from indicators.reports.selection import NOBODY, PROVISIONAL, Order, department_key
from kpitracker.tally_bars import BEST_FIRST, status_label

STATUSES = (*BEST_FIRST, PROVISIONAL, Status.NOT_JUDGED)

Choices = Mapping[str, Mapping[str, str]]


def choices_of(report: PlanReport) -> Choices:
    """By the names of the address: each value with its words, in the order to show.

    Statuses and changes are all there, also those that no indicator has: an address
    may come from another year.
    """
    departments = {department_key(line): line.department for line in report.lines}
    nobody = {NOBODY: _("No department")} if NOBODY in departments else {}
    departments.pop(NOBODY, None)
    goals = (goal.place for goal in report.goals)
    roles = dict.fromkeys(line.role for line in report.lines if line.role)
    # Without a year nothing is better or worse.
    orders = (Order.PLAN, Order.NAME) if report.tally is None else Order
    return {
        "goal": {place.code: str(place) for place in goals},
        "department": dict(sorted(departments.items())) | nobody,
        "role": {role: role for role in roles},
        "change": {one.value: str(one.label) for one in Change},
        "sort": {one.value: str(one.label) for one in orders},
        "status": {str(one): str(status_label(one)) for one in STATUSES},
    }


def name_of(parameter: str) -> str:
    """What a condition is called."""
    return {
        "goal": _("Goal"),
        "department": _("Department"),
        "status": _("Judgement"),
        "role": _("Kind of indicator"),
        "change": _("Since the previous year"),
        "q": _("Search words"),
        "sort": _("Order"),
    }[parameter]
