"""Writing the audit log."""

from django.utils import timezone

from plans.models import AuditAction, AuditEntry, Organization, User

NAME_LENGTH = 150


def record(
    action: AuditAction,
    *,
    user: User | None,
    organization: Organization | None = None,
    plan_code: str = "",
    thing: object = "",
    detail: object = "",
    address: str | None = None,
    username: str = "",
) -> AuditEntry:
    """Add one entry; whoever wants it with a change is in that transaction.

    Without an organization it is filed under the user's own. ``address`` comes from
    ``plans.addresses``; ``username`` is what was typed where that may be nobody's.
    """
    known = user if user is not None and user.pk else None
    return AuditEntry.objects.create(
        at=timezone.now(),
        action=action,
        user=known,
        username=_storable(username or (known.username if known else ""))[:NAME_LENGTH],
        organization=organization or home_of(known),
        plan_code=plan_code,
        thing=_storable(str(thing)),
        detail=_storable(str(detail)),
        address=address,
    )


def home_of(user: User | None) -> Organization | None:
    """The organization of the user's oldest membership in force today."""
    if user is None:
        return None
    memberships = user.memberships.in_force(timezone.localdate())
    first = memberships.select_related("department__organization").order_by("pk")[:1]
    return next((it.department.organization for it in first), None)


def _storable(text: str) -> str:
    return text.replace("\0", "")
