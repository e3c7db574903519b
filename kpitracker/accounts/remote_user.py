"""Single sign-on: the web server says who it is. Only on request, see operations.md."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, authenticate, login, logout
from django.contrib.auth.backends import RemoteUserBackend
from django.http import HttpRequest, HttpResponse

from plans import audit
from plans.addresses import address_of
from plans.models import AuditAction

BACKEND = "kpitracker.accounts.remote_user.ExistingUsers"


class ExistingUsers(RemoteUserBackend):
    """Accounts that an administrator made, and that are active; no others."""

    create_unknown_user = False

    def clean_username(self, username: str) -> str:
        """``TOWN\\name`` and ``name@TOWN.LG.JP`` are ``name``."""
        return username.rpartition("\\")[2].partition("@")[0]


class RemoteUserLogin:
    """Logs in whom the server names, and out whom it names no longer.

    Who came in with a password stays: an account for emergencies.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = named_by_server(request)
        by_server = request.session.get(BACKEND_SESSION_KEY) == BACKEND
        if by_server and request.user.is_authenticated:
            known = ExistingUsers().clean_username(name)
            if known != request.user.get_username():
                logout(request)
        if name and not request.user.is_authenticated:
            self._log_in(request, name)
        return self.get_response(request)

    def _log_in(self, request: HttpRequest, name: str) -> None:
        user = authenticate(request, remote_user=name)
        if user is None:
            return
        login(request, user)
        request.session.begin()
        address = address_of(request)
        audit.record(
            AuditAction.LOGIN, user=user, detail="REMOTE_USER", address=address
        )


def named_by_server(request: HttpRequest) -> str:
    """A header is believed from our own proxy only; anybody can send one."""
    variable = settings.REMOTE_USER_VARIABLE
    sent_by = request.META.get("REMOTE_ADDR", "")
    if variable.startswith("HTTP_") and sent_by not in settings.REMOTE_USER_PROXIES:
        return ""
    return request.META.get(variable, "")
