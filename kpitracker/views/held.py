"""Giving back what was typed where it was not taken: the login was over."""

from django.contrib.auth import logout as end_session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views import csrf

from kpitracker.accounts.held import Held, is_form, is_page_of_ours
from kpitracker.accounts.login_form import LoginForm

LOGIN_AGAIN = _("Send it once more, please: the page had become too old.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before a login: its entries come back, for who typed them.

    What another site sent gets the plain refusal and is repeated nowhere.
    """
    if not (is_form(request) and is_page_of_ours(request)):
        return csrf.csrf_failure(request, reason)
    if request.path == reverse("login"):
        return _login_once_more(request)
    held = Held.of(request)
    if request.user.is_authenticated:
        return give_back(request, held, status=403)
    return ask_to_log_in(request, held, status=403)


def give_back(request: HttpRequest, held: Held, *, status: int = 200) -> HttpResponse:
    """The entries, to be sent again by a click; not those of somebody else."""
    is_own = held.is_of(request.user)
    context = {"held": held, "is_own": is_own}
    status = status if is_own else 409
    return _page(request, "kpitracker/held.html", context, status=status)


def ask_to_log_in(
    request: HttpRequest,
    held: Held | None,
    *,
    form: LoginForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The login page, which carries the entries along."""
    context = {
        "form": form or LoginForm(request),
        "held": held,
        "next": held.path if held else "",
    }
    return _page(request, "kpitracker/login.html", context, status=status)


def log_in_as_other(request: HttpRequest, held: Held) -> HttpResponse:
    """Leave the present login and ask for the one under which this was typed."""
    end_session(request)
    return ask_to_log_in(request, held)


def _login_once_more(request: HttpRequest) -> HttpResponse:
    """The login form itself, opened before somebody logged in elsewhere."""
    if request.user.is_authenticated:
        held = Held.read(request.POST.get("held", ""))
        return give_back(request, held) if held else redirect("plan-list")
    typed = {"username": request.POST.get("username", "")}
    form = LoginForm(request, initial=typed)
    form.once_more = LOGIN_AGAIN
    held = Held.read(request.POST.get("held", ""))
    return ask_to_log_in(request, held, form=form, status=403)


def _page(
    request: HttpRequest, template: str, context: dict, *, status: int
) -> HttpResponse:
    answer = render(request, template, context, status=status)
    add_never_cache_headers(answer)
    return answer
