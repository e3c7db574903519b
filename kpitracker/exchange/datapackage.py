"""The descriptor of a package: a Frictionless data package that explains itself."""

import json
import re

from kpitracker.exchange.columns import Column, Reference
from kpitracker.exchange.formats import VERSION, VERSION_KEY
from kpitracker.exchange.sheets import Sheet
from plans.models import Plan

# Names that the Open Definition gives to licences, for wordings seen in documents.
LICENCES = [
    (
        r"cc[ -]?by[ -]?4\.0",
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        r"cc[ -]?by[ -]?sa[ -]?4\.0",
        "CC-BY-SA-4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    (r"cc[ -]?0.*", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
]
UNNAMED_LICENCE = "notspecified"

DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
    "caseSensitiveHeader": True,
}


def descriptor(plan: Plan, sheets: list[Sheet]) -> bytes:
    """``datapackage.json`` of the sheets that a package holds."""
    content = {
        "profile": "tabular-data-package",
        "name": plan.code.lower(),
        "title": plan.title,
        VERSION_KEY: VERSION,
    }
    if plan.as_of:
        # The standard asks for a moment; the day began at midnight in Japan.
        content["created"] = f"{plan.as_of.isoformat()}T00:00:00+09:00"
    if plan.licence:
        content["licenses"] = [_licence(plan.licence)]
    if plan.source_title:
        content["sources"] = [{"title": plan.source_title}]
    present = {sheet.file for sheet in sheets}
    content["resources"] = [_resource(sheet, present) for sheet in sheets]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _licence(wording: str) -> dict[str, str]:
    for pattern, name, path in LICENCES:
        if re.fullmatch(pattern, wording.strip(), re.IGNORECASE):
            return {"name": name, "path": path, "title": wording}
    return {"name": UNNAMED_LICENCE, "title": wording}


def _resource(sheet: Sheet, present: set[str]) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "path": sheet.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": _schema(sheet, present),
    }


def _schema(sheet: Sheet, present: set[str]) -> dict[str, object]:
    schema = {
        "fields": [_field(column) for column in sheet.columns],
        "missingValues": [""],
        "primaryKey": list(sheet.key),
    }
    keys = [
        _foreign_key(sheet, column, column.references[0])
        for column in sheet.columns
        # An owner is a goal or a measure, which the standard has no word for.
        if len(column.references) == 1 and column.references[0].file in present
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, object]:
    field = {"name": column.name, **column.kind.schema()}
    constraints = dict(field.pop("constraints", {}))
    if column.is_required:
        constraints["required"] = True
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(
    sheet: Sheet, column: Column, reference: Reference
) -> dict[str, object]:
    # The standard calls a resource that refers to itself by no name.
    resource = reference.file.removesuffix(".csv")
    target = {
        "resource": "" if reference.file == sheet.file else resource,
        "fields": reference.column,
    }
    return {"fields": column.name, "reference": target}
