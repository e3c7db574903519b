"""Pages for what went wrong; none of them needs the database."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.template import loader
from django.views import defaults
from django.views.decorators.http import require_safe


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(_page("400.html", request), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_page("500.html", request), status=500)


def _page(name: str, request: HttpRequest) -> str:
    # Without the request's context processors, which read session and user.
    return loader.get_template(name).render({"request": request})


def designed(view: Callable) -> Callable:
    """A page for reading alone, with our own 404, also while DEBUG is on."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *arguments, **named) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except Http404 as missing:
            return defaults.page_not_found(request, missing)

    return answer
