"""Coming in and going out."""

from django.conf import settings
from django.contrib.auth import logout as end_session
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache


class Login(LoginView):
    """The login page; whoever is in already goes on to where they wanted."""

    template_name = "kpitracker/login.html"
    redirect_authenticated_user = True

    def get_redirect_url(self) -> str:
        """Where ``next`` leads, unless back here."""
        wanted = super().get_redirect_url()
        leads_here = wanted.partition("?")[0] == self.request.path
        return "" if leads_here else wanted


login = Login.as_view()


@never_cache
def logout(request: HttpRequest) -> HttpResponse:
    """End the session on POST; a bare link only asks."""
    if request.method != "POST":
        return render(request, "kpitracker/logout.html")
    end_session(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)
