"""Coming in and going out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout as end_session
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kpitracker.accounts.held import Held
from kpitracker.accounts.landing import landing
from kpitracker.accounts.last_login import last_login
from kpitracker.accounts.login_form import LoginForm
from kpitracker.views import passwords
from kpitracker.views.held import give_back, log_in_as_other
from plans import audit
from plans.addresses import address_of
from plans.models import AuditAction


class Login(LoginView):
    """The login page; whoever is in already goes on to where they wanted."""

    template_name = "kpitracker/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *arguments, **named) -> HttpResponse:
        if "other" in request.POST and (held := self.held):
            return log_in_as_other(request, held)
        return super().dispatch(request, *arguments, **named)

    @property
    def held(self) -> Held | None:
        """Entries that wait until somebody is in."""
        return Held.read(self.request.POST.get("held", ""))

    def get_context_data(self, **context) -> dict:
        return super().get_context_data(**{"held": self.held, **context})

    def get_redirect_url(self) -> str:
        """Where ``next`` leads, unless back here."""
        wanted = super().get_redirect_url()
        leads_here = wanted.partition("?")[0] == self.request.path
        return "" if leads_here else wanted

    def get_default_redirect_url(self) -> str:
        return landing(self.request)

    def form_valid(self, form) -> HttpResponse:
        user = form.get_user()
        for sentence in last_login(user):
            messages.info(self.request, sentence)
        answer = super().form_valid(form)
        self.request.session.begin()
        audit.record(AuditAction.LOGIN, user=user, address=address_of(self.request))
        if held := self.held:
            go_on = passwords.ask if user.must_change_password else give_back
            return go_on(self.request, held)
        return answer

    def form_invalid(self, form) -> HttpResponse:
        answer = super().form_invalid(form)
        if form.locked:
            answer.status_code = 429
        return answer


login = Login.as_view()


@never_cache
def logout(request: HttpRequest) -> HttpResponse:
    """End the session on POST; a bare link only asks."""
    if request.method != "POST":
        return render(request, "kpitracker/logout.html")
    if request.user.is_authenticated:
        address = address_of(request)
        audit.record(AuditAction.LOGOUT, user=request.user, address=address)
    end_session(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@never_cache
def session_keep(request: HttpRequest) -> HttpResponse:
    """Asked while somebody types: how long the login lasts from now on."""
    return JsonResponse({"seconds": request.session.seconds_left() or 0})
