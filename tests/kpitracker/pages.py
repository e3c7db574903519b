"""A page as its reader gets it: fetched, stripped to its words."""

import re
from html import unescape

from django.test import Client

TAG = re.compile(r"<[^>]+>")
# A unit beside its number, marked as Japanese on an English page
MARK = re.compile(
    r'(?:(?<=[^\s>])<span lang="ja">|<span lang="ja">(?=[^<]*</span>[),.;:]))'
    r"([^<]*)</span>"
)


def html_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def words(html: str) -> str:
    """What a reader reads: no tags, and single spaces."""
    return " ".join(unescape(TAG.sub(" ", MARK.sub(r"\1", html))).split())


def main_of(html: str) -> str:
    """The page without its header, plan bar and footer."""
    return html.partition("<main")[2].partition("</main>")[0]


def page(client, path, **asked):
    """The words of the page's own part."""
    return words(main_of(html_of(client, path, **asked)))
