"""From a document to a PDF, in a process whose time and memory are bounded."""

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kpitracker.paper.fonts import Font, japanese_font
from plans.sheets.faults import Unwritable

LOG = logging.getLogger(__name__)

NO_PANGO, NO_MEMORY = 3, 4
SECRETS = {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL"}
FONT_PACKAGES = "fonts-morisawa-bizud-gothic, fonts-ipaexfont, fonts-noto-cjk"
PANGO_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

NO_FONT = _(
    "No Japanese font is installed where PDFs are made. The system's administrator "
    "installs one of these packages, or names a font file in PDF_FONT: %(packages)s."
)
NO_LIBRARY = _(
    "Pango, which PDFs are set with, is not installed. The system's administrator "
    "installs these packages: %(packages)s."
)
TOO_LARGE = _(
    "This PDF took more time or memory than it may. Take the sheets of single "
    "measures, or print the page from your browser."
)
FAILED = _(
    "The PDF could not be made. The page itself can be printed from your browser."
)


class Unprintable(Unwritable):
    """Why there is no PDF now; the pages and other files are there all the same."""


@dataclass(frozen=True, slots=True)
class Document:
    """Complete HTML with the styles that belong to it; nothing is fetched."""

    html: str
    styles: tuple[str, ...]


def font_or_fault() -> Font:
    """Asked before a page is written: without a font all of it would be in vain."""
    font = japanese_font()
    if font is None:
        raise Unprintable(NO_FONT, packages=FONT_PACKAGES)
    return font


def pressed(document: Document, font: Font) -> bytes:
    order = {
        "seconds": settings.PDF_SECONDS,
        "megabytes": settings.PDF_MEMORY_MB,
        "document": {
            "html": document.html,
            "styles": [font.style, *document.styles],
            "files": [font.file.as_uri()] if font.file else [],
        },
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kpitracker.paper.weasy"],
            input=json.dumps(order).encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            env=_environment(),
            timeout=settings.PDF_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unprintable(TOO_LARGE) from None
    return _pdf(done)


def _pdf(done: subprocess.CompletedProcess) -> bytes:
    if done.returncode == 0:
        return done.stdout
    if done.returncode == NO_PANGO:
        raise Unprintable(NO_LIBRARY, packages=PANGO_PACKAGES)
    if done.returncode == NO_MEMORY or done.returncode < 0:  # a limit was reached
        raise Unprintable(TOO_LARGE)
    LOG.error("No PDF: %s", done.stderr.decode(errors="replace"))
    raise Unprintable(FAILED)


def _environment() -> dict[str, str]:
    """What the other process needs to know, which is none of our secrets."""
    return {name: told for name, told in os.environ.items() if name not in SECRETS}
