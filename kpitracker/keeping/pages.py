"""Answer readers who are nobody in particular from what is known already.

Only who comes without a session gets a kept page, and only a page that was made
without one is kept: it holds no name, no token and no message. Members' pages are made
for them each time. In this order: one query for the versions; 304 for who has the page;
the kept page; the view.
"""

from collections.abc import Callable, Hashable
from functools import partial, wraps
from hashlib import sha256

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from kpitracker.keeping.conditions import CURRENT, unless_known
from kpitracker.keeping.encodings import PACK, PLAIN, wanted
from kpitracker.keeping.release import release
from kpitracker.keeping.store import STORE, Page
from kpitracker.keeping.versions import Reads, Versions

LONGEST_QUERY = 500


def kept(view: Callable, *, reads: Reads) -> Callable:
    """A page of readers: ``reads`` tells what it is made from."""

    @wraps(view)
    def answer(request: HttpRequest, **names) -> HttpResponse:
        if not _is_anybody(request):
            return view(request, **names)
        versions = reads(**names)
        if versions is None:  # no public plan: the view knows what to say
            return view(request, **names)
        etag = _etag(versions)
        make = partial(_page, request, view, names, etag)
        response = unless_known(request, etag, make)
        if response.status_code in CURRENT:
            response["Cache-Control"] = "public, no-cache"
            response["Vary"] = "Accept-Encoding, Cookie"
        return response

    answer.reads = reads
    return answer


def _is_anybody(request: HttpRequest) -> bool:
    """Asks to read, without a login or a message that waits for this person."""
    return (
        request.method in {"GET", "HEAD"}
        and not settings.DEBUG
        and settings.PAGE_CACHE_BYTES
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and CookieStorage.cookie_name not in request.COOKIES
        and request.session.is_empty()
    )


def _etag(versions: Versions) -> str:
    # Weak: the same page in another compression has other bytes.
    facts = f"{versions} {localdate()} {release()}"
    return f'W/"{sha256(facts.encode()).hexdigest()[:32]}"'


def _page(request: HttpRequest, view: Callable, names: dict, etag: str) -> HttpResponse:
    key, encoding = _key(request), _encoding(request)
    page = STORE.get(key, etag)
    if page is None:
        response = view(request, **names)
        if not _is_for_anybody(request, response):
            return response
        headers = dict(response.items())
        page = Page(etag, headers, {encoding: PACK[encoding](response.content)})
        _keep(request, key, page)
    elif encoding not in page.packed:
        page.body(encoding)
        _keep(request, key, page)
    response = HttpResponse(page.body(encoding), headers=page.headers)
    if encoding != PLAIN:
        response["Content-Encoding"] = encoding
    return response


def _keep(request: HttpRequest, key: Hashable, page: Page) -> None:
    if len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY:
        STORE.put(key, page, room=settings.PAGE_CACHE_BYTES)


def _key(request: HttpRequest) -> Hashable:
    """Whole address, its parameters in order; the path names the language."""
    asked = tuple(sorted((name, *values) for name, values in request.GET.lists()))
    return request.scheme, request.get_host(), request.path, asked


def _encoding(request: HttpRequest) -> str:
    return wanted(request.headers.get("Accept-Encoding", ""))


def _is_for_anybody(request: HttpRequest, response: HttpResponse) -> bool:
    """A whole page that nobody else's eyes must be kept from."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and not request.session.modified
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
