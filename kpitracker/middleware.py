"""What every response passes through."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


def keep_private(get_response: Callable) -> Callable:
    """Keep what a member sees out of shared caches and of the back button."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # A page that did not look at the session is the same for everybody.
        if request.session.accessed and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return respond
