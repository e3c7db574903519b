"""Entries of a history as rows of a sheet, for whoever audits it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from plans.histories import Entry
from plans.sheets.columns import Cell, OutColumn

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def columns() -> list[OutColumn]:
    headings = [
        _("When"),
        _("Who"),
        _("user name"),
        _("Kind"),
        _("code"),
        _("Row"),
        _("fiscal year"),
        _("What was done"),
        _("Field"),
        _("Before"),
        _("After"),
        _("Reason"),
    ]
    return [OutColumn(heading=str(it)) for it in headings]


def rows_of(
    entries: Iterable[Entry], codes: Mapping[tuple[str, int], str]
) -> Iterator[list[Cell]]:
    """One row for each field that was changed; one for a save without a change."""
    for entry in entries:
        facts = _facts(entry, codes)
        for change in entry.changes:
            yield [
                *facts,
                change.label,
                _cell(change.old),
                _cell(change.new),
                entry.reason,
            ]
        if not entry.changes:
            yield [*facts, "", "", "", entry.reason]


def _facts(entry: Entry, codes: Mapping[tuple[str, int], str]) -> list[Cell]:
    record = entry.record
    user = getattr(record, "by", None) or getattr(record, "history_user", None)
    return [
        timezone.localtime(entry.when).isoformat(sep=" ", timespec="seconds"),
        entry.who,
        user.username if user else "",
        entry.what,
        _code(record, codes),
        entry.row,
        getattr(record, "fiscal_year", None),
        _how(entry),
    ]


def _how(entry: Entry) -> str:
    match entry.kind:
        case "+":
            return _("added")
        case "-":
            return _("deleted")
        case "~":
            return _("changed")
    return entry.changes[0].label


def _code(record, codes: Mapping[tuple[str, int], str]) -> str:
    for name in ("indicator", "measure"):
        key = getattr(record, f"{name}_id", None)
        if key is not None:
            return codes.get((name, key), "")
    return getattr(record, "code", "")


def _cell(text: str) -> Cell:
    """A number as a number: so a negative one is not taken for a formula."""
    return Decimal(text) if NUMBER.fullmatch(text) else text
