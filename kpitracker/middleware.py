"""What every response passes through."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from kpitracker.accounts import remote_user
from kpitracker.accounts.held import Held, is_form
from kpitracker.templatetags.forms import TYPED_BY
from kpitracker.views import passwords
from kpitracker.views.held import ask_to_log_in, give_back

COMING_IN = ["login", "logout"]


def keep_private(get_response: Callable) -> Callable:
    """Keep what a member sees out of shared caches and of the back button."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # A page that did not look at the session is the same for everybody.
        if request.session.accessed and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return respond


class FirstThePassword:
    """Whoever has a password that somebody else knows changes it before all else."""

    ALLOWED = ["password-change", "logout", "session-keep", "health", "health-ready"]

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view) -> HttpResponse | None:
        # Without the cookie nobody is in, and the session stays unasked.
        if (
            request.resolver_match.url_name in self.ALLOWED
            or settings.SESSION_COOKIE_NAME not in request.COOKIES
            or not request.user.is_authenticated
            or not request.user.must_change_password
            or request.session[BACKEND_SESSION_KEY] == remote_user.BACKEND
        ):
            return None
        back = request.get_full_path() if request.method == "GET" else ""
        return redirect(f"{reverse('password-change')}?{urlencode({'next': back})}")


class HoldEntries:
    """A form that was answered with the way to the login loses nothing.

    Where the answer would be a redirect to the login page, or to that of a first
    password, the page itself is the answer, and carries the entries along. What one
    person typed is never taken as another's, who logged in meanwhile.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        is_login = request.path == reverse("login")
        if answer.status_code != 302 or is_login or not is_form(request):
            return answer
        page = self._page_at(request, urlsplit(answer["Location"]).path)
        return page(request, Held.of(request)) if page else answer

    def _page_at(self, request: HttpRequest, path: str) -> Callable | None:
        if path == reverse("password-change") != request.path:
            return passwords.ask
        if path in {reverse("login"), reverse("admin:login")}:
            return ask_to_log_in
        return None

    def process_view(self, request: HttpRequest, *view) -> HttpResponse | None:
        if request.method != "POST" or request.resolver_match.url_name in COMING_IN:
            return None
        typed_by = request.POST.get(TYPED_BY)
        user = request.user
        if not typed_by or not user.is_authenticated or typed_by == str(user.pk):
            return None
        if is_form(request):
            return give_back(request, Held.of(request))
        return HttpResponseForbidden()
