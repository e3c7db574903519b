"""What was tested for accessibility, and what came of it.

The figures stand in ``conformance.json``; the tests measure them again and compare, so
that the statement cannot say what was not tested.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy as _

MEASURED = Path(__file__).with_name("conformance.json")

# What each check is called, in the order of the table.
CHECKS = {
    "axe-desktop": _("axe-core at a width of 1280 px"),
    "axe-narrow": _("axe-core at a width of 320 px"),
    "axe-print": _("axe-core as laid out for print"),
    "axe-no-script": _("axe-core without JavaScript"),
    "axe-error": _("axe-core on pages with an error"),
    "axe-empty": _("axe-core on pages with nothing to show"),
    "reflow": _("No scrolling sideways at 320 px, that is at 400 % zoom"),
    "spacing": _("Nothing cut off with wider text spacing (1.4.12)"),
    "targets": _("What one clicks is 24 px or stands apart (2.5.8)"),
    "keyboard": _("Every control is reached by Tab, seen and not covered"),
    "charts": _("Charts have a name, a finding and the same values in a table"),
    "contrast": _("Pairs of colours are far enough apart (1.4.3, 1.4.11)"),
    "elsewhere": _("Nothing is asked of other hosts, no policy is broken"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One check: how many pages, charts or pairs it looked at, what it found."""

    check: str
    looked_at: int
    findings: int

    @property
    def label(self) -> str:
        return CHECKS[self.check]


@dataclass(frozen=True, slots=True)
class Measured:
    tested_on: date
    browser: str
    axe: str
    results: tuple[Result, ...]


def measured() -> Measured:
    """What the file says; read anew for each page, which few people open."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    by_check = {result.check: result for result in map(_result, found["results"])}
    return Measured(
        tested_on=date.fromisoformat(found["tested_on"]),
        browser=found["browser"],
        axe=found["axe"],
        results=tuple(by_check[check] for check in CHECKS if check in by_check),
    )


def _result(row: dict) -> Result:
    return Result(row["check"], row["looked_at"], row["findings"])
