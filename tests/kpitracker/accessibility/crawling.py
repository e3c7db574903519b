"""All pages of a running site, found by following its links."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import APIRequestContext

from tests.kpitracker.accessibility.places import FILES, STAFF_WITHOUT_A_PAGE

NO_PAGE = {"", *FILES, *STAFF_WITHOUT_A_PAGE}
ENGLISH = "/en/"
LINK = re.compile(r'<a\b[^>]*\shref="([^"]*)"')


def crawl(
    request: APIRequestContext, start: str, *, of_a_kind: int | None = None
) -> dict[str, list[str]]:
    """Paths by the name of their address; at most so many of a kind, if given."""
    found: dict[str, list[str]] = defaultdict(list)
    taken: Counter[str] = Counter()
    seen, waiting = {start}, [start]
    while waiting:
        path = waiting.pop(0)
        answer = request.get(path, max_redirects=0)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        if answer.status == 200:
            found[name_of(path)].append(path)
        for link in _links(path, answer.text()):
            kind = name_of(link)
            # The other language is crawled by itself.
            if link in seen or not link.startswith(start) or _switches(start, link):
                continue
            if kind not in NO_PAGE and taken[kind] != of_a_kind:
                taken[kind] += 1
                seen.add(link)
                waiting.append(link)
    return found


def name_of(path: str) -> str:
    """The name of the address, with its space; empty where there is none."""
    japanese = urlsplit(path).path.removeprefix(ENGLISH.rstrip("/"))
    try:
        with translation.override(settings.LANGUAGE_CODE):
            match = resolve(japanese)
    except Resolver404:
        return ""
    return match.view_name if match.url_name else ""


def _switches(start: str, link: str) -> bool:
    return link.startswith(ENGLISH) != start.startswith(ENGLISH)


def _links(base: str, html: str) -> Iterator[str]:
    for href in LINK.findall(html.partition("<body")[2]):
        link = urlsplit(urldefrag(urljoin(base, unescape(href))).url)
        if not link.netloc:
            yield link.path
