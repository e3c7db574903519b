"""The admin of the frame: organizations and people, plans and their goals."""

from plans.admin.audit import AuditEntryAdmin
from plans.admin.goals import GoalAdmin
from plans.admin.memberships import MembershipAdmin
from plans.admin.organizations import DepartmentAdmin, OrganizationAdmin
from plans.admin.people import UserAdmin
from plans.admin.plans import PlanAdmin
from plans.admin.populations import PopulationAdmin

__all__ = [
    "AuditEntryAdmin",
    "DepartmentAdmin",
    "GoalAdmin",
    "MembershipAdmin",
    "OrganizationAdmin",
    "PlanAdmin",
    "PopulationAdmin",
    "UserAdmin",
]
