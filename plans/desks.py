"""What a member of staff finds in the admin: ``plans.rights`` asked for a request.

The admin is the workplace of the organization's own staff: it shows what may be
read and belongs to an organization in which one has a desk. What other towns
publish is read on their pages.
"""

from django.http import HttpRequest
from django.utils.timezone import localdate

from plans.rights import Action, can, departments, memberships, organizations


def everywhere(request: HttpRequest) -> bool:
    """Whether the user installed the product: nothing is out of scope."""
    return request.user.is_active and request.user.is_superuser


def offices(request: HttpRequest) -> set[int]:
    """Ids of the organizations where the user has a desk; viewers have none."""
    user, on = request.user, localdate()
    own = departments(user, on=on, action=Action.VIEW)
    return organizations(user, on=on, action=Action.VIEW) | {
        membership.department.organization_id
        for membership in memberships(user, on=on)
        if membership.department_id in own
    }


def allowed(request: HttpRequest, action: Action, thing) -> bool:
    """Whether the user may do this to the thing, in the admin."""
    if everywhere(request):
        return True
    inside = thing.scope.organization_id in offices(request)
    return inside and can(request.user, action, thing, on=localdate())


def desks(request: HttpRequest) -> set[int]:
    """Ids of the departments for which the user enters or approves."""
    return departments(request.user, on=localdate(), action=Action.ENTER)


def wholly(request: HttpRequest, action: Action) -> set[int]:
    """Ids of the organizations in which the user may do this to everything."""
    return organizations(request.user, on=localdate(), action=action)


def anywhere(request: HttpRequest, action: Action) -> bool:
    """Whether there is anything at all to which the user may do this."""
    return (
        everywhere(request)
        or bool(wholly(request, action))
        or bool(departments(request.user, on=localdate(), action=action))
    )
