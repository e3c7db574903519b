"""Staged rows of a plan for people: which row, and each cell that changes."""

from collections.abc import Iterator

from django.db.models import Model

from indicators.models import Indicator
from kpitracker.exchange.sheets import INDICATORS, TARGETS
from kpitracker.spreadsheets.plan_entries import bare_row
from kpitracker.spreadsheets.plan_kinds import BY_FILE, parts
from measures.models import Measure
from plans.imports.importer import Shown
from plans.imports.staging import Entry, Kind

Names = dict[tuple[str, str, str], str]
OF_INDICATORS = {INDICATORS.file, TARGETS.file}


def shown_entries(entries: list[Entry], *, several: bool) -> list[Shown]:
    """The entries with their names. Two queries. ``several``: say the plan as well."""
    names = _names(entries)
    return [
        Shown(
            line=entry.line,
            kind=entry.kind,
            label=_label(entry, names, several=several),
            cells=list(_cells(entry)),
            warnings=[tuple(warning) for warning in entry.warnings],
        )
        for entry in entries
    ]


def _names(entries: list[Entry]) -> Names:
    """The name of every indicator and measure that an entry speaks of."""
    plans = {entry.key[0] for entry in entries}
    names: Names = {}
    for model, field in ((Indicator, "name"), (Measure, "title")):
        is_of = model is Indicator
        codes = {
            entry.key[2]
            for entry in entries
            if (entry.key[1] in OF_INDICATORS) == is_of
        }
        rows = model.objects.filter(plan__code__in=plans, code__in=codes)
        for plan, code, name in rows.values_list("plan__code", "code", field):
            names[plan, model.__name__, code] = name
    return names


def _owner(entry: Entry) -> type[Model]:
    """Of which model the first code of the key is."""
    return Indicator if entry.key[1] in OF_INDICATORS else Measure


def _label(entry: Entry, names: Names, *, several: bool) -> str:
    plan, _file, code = entry.key[:3]
    name = names.get((plan, _owner(entry).__name__, code), "")
    if entry.kind == Kind.NEW:
        name = entry.new.get("name") or entry.new.get("title") or name
    row = bare_row(entry, {})
    rest = map(row.told, row.sheet.key[1:])
    return " ".join(filter(None, [plan if several else "", code, name, *rest]))


def _cells(entry: Entry) -> Iterator[tuple[str, str, str]]:
    kind = BY_FILE[entry.key[1]]
    old, new = bare_row(entry, entry.old), bare_row(entry, entry.new)
    for name, column in kind.resource.columns().items():
        if column.is_context or not set(parts(name, column)) & entry.new.keys():
            continue
        before = kind.text(name, old) if entry.kind == Kind.CHANGED else ""
        after = kind.text(name, new)
        if before != after:
            yield column.heading, before, after
