"""The frame: organizations and people, plans, their editions, levels and goals."""

from plans.models.audit import AuditAction, AuditEntry
from plans.models.edition import Edition, PlanLevel
from plans.models.goal import Goal
from plans.models.imports import (
    Blanks,
    ImportAttachment,
    ImportChunk,
    ImportJob,
    ImportState,
)
from plans.models.installation import DemonstrationMark
from plans.models.login_tries import LoginTries
from plans.models.organization import Department, Organization
from plans.models.people import Membership, Role, User
from plans.models.plan import Plan, ScalePreset, Visibility
from plans.models.population import Population

__all__ = [
    "AuditAction",
    "AuditEntry",
    "Blanks",
    "DemonstrationMark",
    "Department",
    "Edition",
    "Goal",
    "ImportAttachment",
    "ImportChunk",
    "ImportJob",
    "ImportState",
    "LoginTries",
    "Membership",
    "Organization",
    "Plan",
    "PlanLevel",
    "Population",
    "Role",
    "ScalePreset",
    "User",
    "Visibility",
]
