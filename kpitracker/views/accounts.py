"""Coming in and going out."""

from django.conf import settings
from django.contrib.auth import logout as end_session
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from plans import audit
from plans.addresses import address_of
from plans.models import AuditAction, User


class Login(LoginView):
    """The login page; whoever is in already goes on to where they wanted."""

    template_name = "kpitracker/login.html"
    redirect_authenticated_user = True

    def get_redirect_url(self) -> str:
        """Where ``next`` leads, unless back here."""
        wanted = super().get_redirect_url()
        leads_here = wanted.partition("?")[0] == self.request.path
        return "" if leads_here else wanted

    def form_valid(self, form) -> HttpResponse:
        answer = super().form_valid(form)
        _record(self.request, AuditAction.LOGIN, user=form.get_user())
        return answer

    def form_invalid(self, form) -> HttpResponse:
        typed = form.data.get("username", "")
        if typed:
            user = User.objects.filter(username=typed.replace("\0", "")).first()
            action = AuditAction.LOGIN_FAILED
            _record(self.request, action, user=user, username=typed)
        return super().form_invalid(form)


login = Login.as_view()


@never_cache
def logout(request: HttpRequest) -> HttpResponse:
    """End the session on POST; a bare link only asks."""
    if request.method != "POST":
        return render(request, "kpitracker/logout.html")
    if request.user.is_authenticated:
        _record(request, AuditAction.LOGOUT, user=request.user)
    end_session(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _record(request: HttpRequest, action: AuditAction, **who) -> None:
    audit.record(action, address=address_of(request), **who)
