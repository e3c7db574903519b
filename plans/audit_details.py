"""What the product itself wrote into the audit log, and the sentences for it."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.fiscal import Period, YearKind, period_label
from plans.models import AuditAction, AuditEntry

KINDS = {
    "actuals": _("actual values"),
    "indicators": _("indicators"),
    "targets": _("targets"),
    "measures": _("measures"),
    "budgets": _("budgets"),
    "package": _("whole plan (exchange package)"),
    "people": _("people and offices (人事異動)"),
}
# What was taken away, by the name the log keeps.
TAKEN = KINDS | {
    "entry": _("My sheet: values to fill in"),
    "actuals": _("Actual values, one row a year"),
    "actuals-wide": _("Actual values, one column a year"),
    "list": _("List of indicators to print (XLSX)"),
    "audit-log.csv": _("audit log"),
    "history.csv": _("history of the plan"),
}
PUBLISHED = re.compile(r" (?P<year>\d{4}) \((?P<version>\d+)\)\Z")
JOB = r"(?P<job>\d+) (?P<kind>\w+)"
OF_IMPORT = [
    (JOB, _("Import no. %(job)s (%(kind)s)")),
    (f"{JOB} (?P<reason>.+)", _("Import no. %(job)s (%(kind)s). %(reason)s")),
    ("import_plan", _("Through the command import_plan")),
    ("import_plan (?P<reason>.+)", _("Through the command import_plan. %(reason)s")),
]
# A detail that none of the patterns matches is what somebody wrote, or a name.
PATTERNS: dict[str, list[tuple[str, str | Promise]]] = {
    AuditAction.LOGIN: [("REMOTE_USER", _("Through single sign-on (REMOTE_USER)"))],
    AuditAction.PASSWORD_CHANGED: [
        ("by an administrator", _("Given by an administrator")),
        (
            "first password, by an administrator",
            _("First password, given by an administrator"),
        ),
    ],
    AuditAction.IMPORT_APPLIED: OF_IMPORT,
    AuditAction.IMPORT_UNDONE: OF_IMPORT,
    AuditAction.EXPORT: [
        ("export_plan", _("Through the command export_plan, unpublished values too")),
        (
            "export_plan --public",
            _("Through the command export_plan, published values alone"),
        ),
        (r"(?P<format>\w+)", "%(format)s"),
        (r"(?P<format>\w+) (?P<year>\d{4})", _("%(format)s of FY%(year)s")),
        (r"(?P<asked>[\w-]+=.*)", _("Narrowed to: %(asked)s")),
    ],
    AuditAction.INDICATORS_MOVED: [
        (r"(?P<rows>\d+): (?P<reason>.*)", _("%(rows)s rows. %(reason)s")),
    ],
    AuditAction.REMINDER_SENT: [
        (
            r"failed: (?P<fault>\w+)",
            _("Not sent: the mail server refused it or did not answer (%(fault)s)"),
        ),
    ],
}
FORMATS = {
    "csv": "CSV",
    "cp932": "CSV (Shift_JIS)",
    "tsv": "TSV",
    "xlsx": "XLSX",
    "zip": "ZIP",
}


def thing_of(entry: AuditEntry) -> str:
    """In words what was taken away or published; any other thing as it is."""
    if entry.action == AuditAction.EXPORT:
        return str(TAKEN.get(entry.thing, entry.thing))
    if entry.action in (AuditAction.PUBLICATION, AuditAction.CORRECTION):
        return PUBLISHED.sub(_version, entry.thing)
    return entry.thing


def _version(found: re.Match) -> str:
    year = period_label(Period(int(found["year"]), YearKind.FISCAL_YEAR))
    facts = {"year": year, "version": found["version"]}
    return " " + _("%(year)s, version %(version)s") % facts


def detail_of(entry: AuditEntry) -> str:
    """A sentence for what stands in the log; what people wrote as it is."""
    for pattern, sentence in PATTERNS.get(entry.action, ()):
        if found := re.fullmatch(pattern, entry.detail, re.DOTALL):
            return str(sentence) % dict(map(_told, found.groupdict().items()))
    return entry.detail


def _told(part: tuple[str, str]) -> tuple[str, str | Promise]:
    name, text = part
    words = {"kind": KINDS, "format": FORMATS}.get(name, {})
    return name, words.get(text, text)
