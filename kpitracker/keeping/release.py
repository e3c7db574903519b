"""Which release makes the pages: a digest of everything they are made by."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

APPS = ["plans", "measures", "indicators", "kpitracker", "templates"]
MADE_BY = {".py", ".html", ".txt", ".json", ".mo"}
# The names of the static files, which change with their content.
NAMES = "staticfiles.json"


@cache
def release() -> str:
    """Changes with any line of code, any template, translation and static file.

    And with the office that pages name: nothing else that is set is printed on them.
    """
    digest = sha256(settings.ACCESSIBILITY_CONTACT.encode())
    for file in _files():
        digest.update(str(file).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for app in APPS:
        found = (settings.BASE_DIR / app).rglob("*")
        yield from sorted(file for file in found if file.suffix in MADE_BY)
    names = Path(settings.STATIC_ROOT) / NAMES
    if names.is_file():
        yield names
