"""Forms in a real browser: found, filled in, sent after their login was over."""

import re
import secrets
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from django.urls import Resolver404, resolve

from kpitracker.accounts.held import LEFT_OUT
from tests.kpitracker import served

# Each view once; what only downloads, or ends the login, is no page with a form.
UNASKED = re.compile(r"/(static|logout|take|data|csv|history)/|\.(csv|xlsx|zip|json)$")
FORMS = """() => [...document.forms].map((form, number) => [number,
  form.method === "post" && !form.closest("header, #header") &&
  [...form.elements].some((it) => it.name && !it.readOnly && it.offsetParent &&
    ["textarea", "text", "number", "email", "date"].includes(it.type))
]).filter(([number, typed]) => typed).map(([number]) => number)"""
TYPE = """(number) => {
  const form = document.forms[number];
  form.noValidate = true;
  for (const field of form.elements) {
    if (field.name && !field.readOnly && !field.disabled &&
        (field.tagName === "TEXTAREA" || ["text", "email"].includes(field.type)))
      field.value += "試し △３５人\\n<b>";
    else if (field.type === "checkbox") field.checked = !field.checked;
  }
  const button = form.querySelector("[type=submit]:not([disabled])");
  form.requestSubmit(button);
}"""


def pages_with_forms(page, *, limit: int = 400) -> list[tuple[str, int]]:
    """Address and number of each form into which somebody types; one a view."""
    found, seen, waiting = [], set(), deque(["/admin/", "/admin/sheets/"])
    while waiting and len(seen) < limit:
        path = waiting.popleft()
        view = _view_of(path)
        if view is None or view in seen or UNASKED.search(path):
            continue
        seen.add(view)
        answer = page.goto(path)
        if answer.status != 200:
            continue
        found += [(path, number) for number in page.evaluate(FORMS)]
        links = page.eval_on_selector_all("a[href]", "all => all.map(it => it.href)")
        waiting.extend(_path_of(link) for link in links if link.startswith("http"))
    return found


def _path_of(link: str) -> str:
    """The address without filters; what is added needs its plan, though."""
    parts = urlsplit(link)
    is_for_plan = parts.path.endswith("/add/") and parts.query
    return f"{parts.path}?{parts.query}" if is_for_plan else parts.path


def _view_of(path: str) -> tuple[str, bool] | None:
    plain, _mark, query = path.partition("?")
    try:
        match = resolve(plain)
    except Resolver404:
        return None
    return None if path.startswith("/en/") else (match.view_name, bool(query))


def ask(folder: Path, query: str) -> list:
    """The rows of a query to the server's database; what it changes is kept."""
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=20)) as it, it:
        return it.execute(query).fetchall()


def end_sessions(folder: Path) -> None:
    """As after the idle limit: the server knows no login any more."""
    ask(folder, "DELETE FROM django_session")


def rotate_token(page) -> None:
    """As after logging in in another tab: the form has an old token."""
    [cookie] = [it for it in page.context.cookies() if it["name"] == "kpitracker_csrf"]
    page.context.add_cookies([{**cookie, "value": secrets.token_hex(16)}])


def log_in_again(page, username: str = "root") -> None:
    page.fill("[name=username]", username)
    page.fill("[name=password]", served.PASSWORD)
    page.click("main [type=submit]")


class Watched:
    """The forms that a page posts to its address; all but the first go nowhere."""

    def __init__(self, page) -> None:
        self.page, self.sent = page, []
        page.route("**/*", self._look)

    def _look(self, route) -> None:
        request = route.request
        path = urlsplit(request.url).path
        if request.method != "POST" or path.endswith(("/login/", "/password/")):
            route.continue_()
            return
        self.sent.append((path, fields_of(request)))
        if len(self.sent) == 1:
            route.continue_()
        else:
            route.fulfill(status=200, content_type="text/html", body="taken")

    def stop(self) -> None:
        self.page.unroute("**/*")


def fields_of(request) -> list[tuple[str, str]]:
    """Name and value of each field, without what belongs to one page alone."""
    body = request.post_data_buffer or b""
    kind = request.headers["content-type"]
    pairs = (
        list(_parts(kind, body))
        if kind.startswith("multipart")
        else parse_qsl(body.decode(), keep_blank_values=True)
    )
    return sorted(pair for pair in pairs if pair[0] not in LEFT_OUT)


def _parts(kind: str, body: bytes) -> Iterator[tuple[str, str]]:
    message = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    for part in message.get_payload():
        # A field for a file in which none was chosen comes as an empty one.
        if not part.get_filename():
            name = part.get_param("name", header="content-disposition")
            yield name, part.get_payload(decode=True).decode()
