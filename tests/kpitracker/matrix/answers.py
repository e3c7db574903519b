"""One try: who, which address, which method; what came back, in one word."""

import io
import re
import zipfile
from copy import deepcopy
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpResponse

from tests.kpitracker.matrix.addresses import Address
from tests.kpitracker.matrix.cast import ROLES, SECRETS, Cast

METHODS = ["GET", "POST"]
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
LOGIN_PAGE = "kpitracker/login.html"
# What else is asked of an address: everything that decides what is shown.
SHEET = "sheet={sheet}&plan={{code}}&year=2023&format={format}"
QUERIES = {
    "plan-dashboard": ["year=2023", "year=2022"],
    "two-plans": ["plan={code}", "plan={code}&with=public"],
    "two-plans-csv": ["plan={code}&with=public"],
    "two-years": ["year=2023&before=2022", "changed=1&goal=g1"],
    "measure": ["year=2023"],
    "indicator": ["year=2023"],
    "indicator-svg": ["year=2023"],
    "indicator-csv": ["year=2023"],
    "round-values": ["stage=draft", "department={office}"],
    "entry-round": ["department={office}"],
    "sheets-take": [
        SHEET.format(sheet=sheet, format=fmt)
        for sheet, fmt in [
            ("entry", "csv"),
            ("actuals", "csv"),
            ("actuals-wide", "xlsx"),
            ("list", "xlsx"),
            ("package", "zip"),
            ("indicators", "csv"),
            ("targets", "csv"),
            ("measures", "csv"),
            ("budgets", "csv"),
        ]
    ],
    "admin:autocomplete": [
        f"app_label={app}&model_name={model}&field_name={field}&term="
        for app, model, field in [
            ("measures", "measure", "parent"),
            ("measures", "measure", "department"),
            ("indicators", "indicator", "successor_indicator"),
            ("indicators", "indicator", "department"),
            ("plans", "membership", "user"),
            ("plans", "department", "organization"),
            ("plans", "department", "successor"),
        ]
    ],
    "admin:indicators_actual_changelist": ["q=秘密", "whose=all"],
    "admin:indicators_indicator_changelist": ["q=秘密", "whose=all"],
}
WORDS = {400: "bad", 403: "no", 404: "none", 405: "never", 500: "BROKEN"}


class _Undone(Exception):
    """Takes back whatever the try did to the database."""


def answer_to(cast: Cast, role: str, method: str, address: str) -> tuple[str, set[str]]:
    """The word for the answer, and the secrets in it that are not for this role."""
    client = cast.clients[role]
    kept = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            response = client.generic(
                method, address, content_type="application/x-www-form-urlencoded"
            )
            found = word_of(response), leaks_in(response, role)
            raise _Undone
    except _Undone:
        pass
    client.cookies = kept
    return found


def word_of(response: HttpResponse) -> str:
    status = response.status_code
    if any(one.name == LOGIN_PAGE for one in getattr(response, "templates", ())):
        return "login"  # with what was typed, to be sent once more afterwards
    if status in (301, 302):
        path = urlsplit(response["Location"]).path
        return "login" if path.endswith("/login/") else "on"
    return "ok" if status < 300 else WORDS.get(status, str(status))


def leaks_in(response: HttpResponse, role: str) -> set[str]:
    text = _text_of(response)
    return {
        secret
        for secret, eyes in SECRETS.items()
        if role not in eyes and secret in text
    }


def _text_of(response: HttpResponse) -> str:
    body = b"".join(response) if response.streaming else response.content
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(map(archive.read, archive.namelist()))
    text = body.decode("utf-8", "replace")
    if "\\u" in text:  # JSON
        text += ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text + str(response.headers)


def objects_of(cast: Cast, address: Address) -> dict[str, str]:
    """Addresses by kind of object and query; ``-`` where the object plays no part."""
    found: dict[str, str] = {}
    for query in ["", *QUERIES.get(address.name, [])]:
        paths = {}
        for kind, rows in cast.objects.items():
            if path := address.of(rows):
                asked = query.format(**rows)
                paths[kind] = f"{path}?{asked}" if asked else path
        if len(set(paths.values())) == 1:
            paths = {"-": next(iter(paths.values()))}
        found |= {f"{kind} {query}".strip(): path for kind, path in paths.items()}
    return found


def row_of(cast: Cast, method: str, path: str) -> tuple[list[str], dict[str, set]]:
    """The words of all roles, and who found which secret."""
    words, leaks = [], {}
    for role in ROLES:
        word, found = answer_to(cast, role, method, path)
        words.append(word)
        if found:
            leaks[role] = found
    return words, leaks
