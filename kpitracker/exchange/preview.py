"""What an import would change, line by line, for people to read before it is done."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kpitracker.exchange.changes import Change, Changes, SheetChanges
from kpitracker.exchange.checks.actuals import corrections
from kpitracker.exchange.rows import Row
from plans.reading.refusal import shown
from plans.sheets.decoding import canonical


def lines(changes: Changes, *, every_row: bool = False) -> Iterator[str]:
    """Counts of every file, then each change. ``every_row``: name new rows, too."""
    corrected = {change.new for change in corrections(changes)}
    yield from _organizations(changes)
    for sheet in changes:
        counts = _counts(sheet)
        if any(counts.values()):
            words = ", ".join(f"{word} {count}" for word, count in counts.items())
            yield f"{sheet.sheet.file}: {words}"
            yield from _rows(sheet, corrected, every_row=every_row)
    for file, line, column in changes.package.respelled:
        yield _("%(file)s, row %(row)d, column %(column)s: composed to NFC") % {
            "file": file,
            "row": line,
            "column": column,
        }
    for name in changes.package.ignored:
        yield _("%(name)s: left out, only a newer version knows it") % {"name": name}


def _counts(sheet: SheetChanges) -> dict[str, int]:
    return {
        pgettext("rows", "new"): len(sheet.new),
        pgettext("rows", "changed"): len(sheet.changed),
        pgettext("rows", "moved"): len(sheet.moved),
        pgettext("rows", "unchanged"): len(sheet.unchanged) - len(_moved(sheet)),
        pgettext("rows", "staying"): len(sheet.staying),
        pgettext("rows", "removed"): len(sheet.removed),
    }


def _moved(sheet: SheetChanges) -> list[Change]:
    return [change for change in sheet.moved if change.new.line is not None]


def _organizations(changes: Changes) -> Iterator[str]:
    organizations = changes.organizations
    for one in organizations.new:
        yield _("organization, new: %(name)s") % {"name": f"{one.code} {one}".strip()}
    for one, _attribute, old, new in organizations.changes:
        yield _("organization %(name)s: “%(old)s” → “%(new)s”") % {
            "name": one.code or one.name,
            "old": old,
            "new": new,
        }


def _rows(
    sheet: SheetChanges, corrected: set[Row], *, every_row: bool
) -> Iterator[str]:
    for row in sheet.new if every_row else ():
        yield f"  {pgettext('rows', 'new')}: {row.label}"
    for change in sheet.changed:
        word = (
            pgettext("rows", "correction")
            if change.new in corrected
            else pgettext("rows", "changed")
        )
        cells = ", ".join(_cells(change))
        yield f"  {word}: {change.new.label}: {cells}"
    for row in sheet.removed:
        yield f"  {pgettext('rows', 'removed')}: {row.label}"
    for row in sheet.staying:
        referrer = sheet.referrers.get(row)
        if isinstance(referrer, Row):
            referrer = f"{referrer.sheet.file} {referrer.label}"
        line = f"  {pgettext('rows', 'staying')}: {row.label}"
        if referrer:
            line = _("%(line)s (%(referrer)s refers to it)") % {
                "line": line,
                "referrer": referrer,
            }
        yield line


def _cells(change: Change) -> Iterator[str]:
    for column in change.columns:
        old, new = (
            shown(canonical(row.cell(column))) for row in (change.old, change.new)
        )
        yield _("%(column)s “%(old)s” → “%(new)s”") % {
            "column": column,
            "old": old,
            "new": new,
        }
