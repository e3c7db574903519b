"""What the audit log is told of an import."""

from plans import audit
from plans.imports.importer import Reach
from plans.models import AuditAction, ImportJob, Plan


def step(job: ImportJob, *, reach: Reach, action: AuditAction) -> None:
    """One entry in the transaction that takes the step."""
    plans = _plans_of(job)
    owners = {plan.organization_id: plan.organization for plan in plans}
    audit.record(
        action,
        user=reach.user,
        organization=next(iter(owners.values())) if len(owners) == 1 else None,
        plan_code=plans[0].code if len(plans) == 1 else "",
        thing=job.file_name,
        detail=f"{job.pk} {job.kind} {job.reason}".rstrip(),
        address=reach.address,
    )


def _plans_of(job: ImportJob) -> list[Plan]:
    """The plans whose rows it changes; importers tell them by id or by code."""
    by_id = {"pk__in": job.facts.get("plans", [])}
    by_code = {"code__in": job.facts.get("versions", {})}
    known = by_id if "plans" in job.facts else by_code
    return list(Plan.objects.filter(**known).select_related("organization"))
