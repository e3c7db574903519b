"""``datapackage.json``: what the files hold, for programs, in the words of the page."""

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kpitracker.datapackages import as_json, csv_resource, licence
from kpitracker.opendata.columns import Column
from kpitracker.opendata.kinds import one_line
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.tables import TABLES, Table


def descriptor(source: OpenPlan) -> bytes:
    """A Frictionless tabular data package, in Japanese whoever asks for it."""
    with translation.override("ja"):
        return as_json(_content(source))


def schema(table: Table) -> dict[str, object]:
    """The table schema, in the language of the moment."""
    keys = [
        {"fields": list(own), "reference": {"resource": name, "fields": list(their)}}
        for own, (name, their) in table.references.items()
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": keys,
    }


def _content(source: OpenPlan) -> dict[str, object]:
    plan, changed = source.plan, source.changed
    content: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": plan.code.lower(),
        "title": _("%(plan)s: indicators and actual values")
        % {"plan": one_line(plan.title)},
        "description": _(
            "Published values only. A text that a spreadsheet program would calculate "
            "begins with an apostrophe. An empty cell means that there is no value, "
            "never 0."
        ),
    }
    if changed:
        content["created"] = localtime(changed).isoformat(timespec="seconds")
    if wording := one_line(plan.licence):
        content["licenses"] = [licence(wording)]
    if title := one_line(plan.source_title):
        content["sources"] = [{"title": title}]
    if name := one_line(plan.organization and str(plan.organization)):
        content["contributors"] = [{"title": name, "role": "publisher"}]
    content["resources"] = [
        csv_resource(
            table.name,
            table.file,
            title=str(table.title),
            description=str(table.description),
            schema=schema(table),
        )
        for table in TABLES
    ]
    return content


def _field(column: Column) -> dict[str, object]:
    field = {
        "name": column.name,
        "title": str(column.title),
        "description": column.explanation,
        **column.kind.schema,
    }
    if column.is_required:
        field["constraints"] = {**field.get("constraints", {}), "required": True}
    return field
