"""Answers to those who say what they have already."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

CURRENT = {200, 304}


def unless_known(
    request: HttpRequest, etag: str, make: Callable[[], HttpResponse]
) -> HttpResponse:
    """304 for who has what the ETag names, else what is made; with its ETag.

    “*” asks for anything that is there, which is known only once it is made.
    """
    answer = None
    if request.headers.get("If-None-Match", "").strip() != "*":
        answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = get_conditional_response(request, etag=etag, response=make())
    if answer.status_code in CURRENT:
        answer["ETag"] = etag
    return answer
