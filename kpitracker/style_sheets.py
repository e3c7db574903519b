"""The style sheets that pages link, each joined from files named for what they style.

A reader asks for few files, whose names change with their content; whoever writes them
finds each part where its name says. What comes later wins, so the order is told here.
"""

import os
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PARTS = Path(__file__).parent / "styles"
COMMENT = re.compile(r" */\*.*?\*/\n*", re.DOTALL)
SHEETS = {
    "site.css": [
        "tokens",
        "site/base",
        "site/frame",
        "site/navigation",
        "site/blocks",
        "site/texts",
        "site/tables",
        "status",
        "site/tally",
        "site/tree",
        "site/structure",
        "site/folds",
        "site/parts",
        "site/voices",
        "site/plan-rows",
        "site/budgets",
        "site/partners",
        "site/chips",
        "site/forms",
        "site/cards",
        "site/verdict",
        "site/chart",
        "site/indicator-tables",
        "sketches",
    ],
    "dashboard.css": [
        "dashboard/overview",
        "dashboard/selection",
        "dashboard/attention",
        "dashboard/legend",
    ],
    "comparing.css": [
        "comparing/comparing",
        "comparing/changes",
        "comparing/narrow",
    ],
    "open-data.css": ["open-data"],
    "paper.css": ["paper/list", "paper/sheet"],
    "print.css": ["print/pages", "print/print"],
    "publications.css": ["publications"],
    "session.css": ["session"],
    "admin.css": [
        "admin/colours",
        "admin/sizes",
        "admin/lists",
        "admin/histories",
        "session",
    ],
    "admin-sheets.css": ["admin/sheet-forms", "admin/sheet-jobs", "admin/sheet-tables"],
    "admin-staff.css": ["admin/staff"],
    "admin-tasks.css": ["admin/tasks"],
    "admin-rounds.css": ["admin/rounds", "admin/round-values"],
    "admin-entry.css": [
        "tokens",
        "status",
        "admin/entry",
        "admin/entry-grid",
        "admin/entry-blocks",
        "admin/entry-media",
    ],
}


def part(name: str) -> str:
    """What stands in one file, such as ``site/tables``."""
    return (PARTS / f"{name}.css").read_text(encoding="utf-8")


def joined(sheet: str) -> str:
    """The parts of a sheet in their order, without what only their writers read."""
    return COMMENT.sub("", "\n".join(part(name) for name in SHEETS[sheet]))


class StyleSheetFinder(BaseFinder):
    """Each sheet as ``kpitracker/site.css``, joined anew when a part has changed."""

    prefix = "kpitracker"

    def __init__(self, *_args, **_kwargs) -> None:
        self.storage = FileSystemStorage(settings.VAR_DIR / "styles")
        self.storage.prefix = self.prefix

    def check(self, **_options) -> list:
        """Nothing can be set wrong."""
        return []

    def find(self, path, find_all=False):  # noqa: FBT002 - Django's signature
        name = path.removeprefix(f"{self.prefix}/")
        if name == path or name not in SHEETS:
            return []
        found = self._written(name)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for name in SHEETS:
            self._written(name)
            yield name, self.storage

    def _written(self, name: str) -> str:
        target = Path(self.storage.path(name))
        text = joined(name)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            # In its place at once: another process may be reading the old one.
            new = target.with_name(f"{name}.{os.getpid()}")
            new.write_text(text, encoding="utf-8")
            new.replace(target)
        return str(target)
