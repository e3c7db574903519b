"""PDFs for whoever may see the plan: from the shelf, or made now."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kpitracker.paper.documents import document_of
from kpitracker.paper.kept import Shelf
from kpitracker.paper.orders import Order
from kpitracker.paper.press import Unprintable, font_or_fault, pressed
from kpitracker.paper.turns import Crowded, turn

BUSY = _(
    "Other PDFs are being made at this moment. Try again in a minute, or print the "
    "page from your browser."
)


def pdf_of(order: Order, key: str) -> bytes:
    """Made once a day for everybody; raises ``Unprintable``."""
    shelf = Shelf(_folder(), size=settings.PDF_KEPT_MB * 2**20)
    kept = shelf.get(key)
    if kept is not None:
        return kept
    font = font_or_fault()
    try:
        with turn(shelf.folder):
            kept = shelf.get(key)  # somebody had it made meanwhile
            if kept is None:
                kept = pressed(document_of(order, font), font)
                shelf.put(key, kept)
            return kept
    except Crowded:
        raise Unprintable(BUSY) from None


def _folder() -> Path:
    """Where internal plans lie too: for the product's own user alone."""
    folder = Path(settings.PDF_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
