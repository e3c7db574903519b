"""Entries that were sent and not taken, because nobody was logged in any more."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from kpitracker.templatetags.forms import TYPED_BY

# Never written into a page: what is secret, and what belongs to one page alone.
PASSWORDS = {
    "password",
    "password1",
    "password2",
    "old_password",
    "new_password1",
    "new_password2",
}
LEFT_OUT = {"csrfmiddlewaretoken", TYPED_BY, *PASSWORDS}


@dataclass(frozen=True, slots=True)
class Held:
    """What one form carried: where to, typed by whom, and what cannot be carried."""

    path: str
    by: str
    fields: list[tuple[str, str]]
    files: list[str]
    has_passwords: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> "Held":
        sent = request.POST
        return cls(
            path=request.get_full_path(),
            by=sent.get(TYPED_BY, ""),
            fields=[
                (name, value)
                for name, values in sent.lists()
                for value in values
                if name not in LEFT_OUT
            ],
            files=[
                file.name for _name, files in request.FILES.lists() for file in files
            ],
            has_passwords=any(name in PASSWORDS for name in sent),
        )

    @classmethod
    def read(cls, text: str) -> "Held | None":
        """What ``text`` says; None where it is nothing that we wrote."""
        try:
            path, by, fields, files, has_passwords = json.loads(text)
            held = cls(
                path=str(path),
                by=str(by),
                fields=[(str(name), str(value)) for name, value in fields],
                files=[str(name) for name in files],
                has_passwords=bool(has_passwords),
            )
            # A lone surrogate is no text that could be sent back.
            held.as_text.encode()
            return held if is_path(held.path) else None
        except (ValueError, TypeError, RecursionError):
            return None

    @property
    def as_text(self) -> str:
        parts = [self.path, self.by, self.fields, self.files, self.has_passwords]
        return json.dumps(parts, ensure_ascii=False)

    @property
    def shown(self) -> list[str]:
        """What people typed, as far as that can be told from what forms add."""
        return [
            value
            for name, value in self.fields
            if value.strip() not in {"", "on"}
            and not name.startswith("_")
            and _is_typed(name)
        ]

    def is_of(self, user) -> bool:
        return not self.by or self.by == str(user.pk)


def is_path(path: str) -> bool:
    """Whether it is an address on this site."""
    parts = urlsplit(path)
    is_elsewhere = parts.scheme or parts.netloc or "\\" in path
    return path.startswith("/") and not is_elsewhere


def is_page_of_ours(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form; what others sent is never repeated."""
    sent_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    trusted = {urlsplit(origin).netloc for origin in settings.CSRF_TRUSTED_ORIGINS}
    try:
        sender = urlsplit(sent_from).netloc
    except ValueError:
        return False
    return sender in {request.get_host(), *trusted}


def is_form(request: HttpRequest) -> bool:
    """Whether a person sent a form and waits for a page, not a script for an answer."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return request.method == "POST" and mode == "navigate"


def _is_typed(name: str) -> bool:
    part = name.rpartition("-")[2]
    return part not in {"id", "version", "TOTAL_FORMS", "INITIAL_FORMS"} | {
        "MIN_NUM_FORMS",
        "MAX_NUM_FORMS",
        "next",
    }
