"""Coming in and going out."""

from django.conf import settings
from django.contrib.auth import logout as end_session
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

login = LoginView.as_view(
    template_name="kpitracker/login.html", redirect_authenticated_user=True
)


@never_cache
def logout(request: HttpRequest) -> HttpResponse:
    """End the session on POST; a bare link only asks."""
    if request.method != "POST":
        return render(request, "kpitracker/logout.html")
    end_session(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)
