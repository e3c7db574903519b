"""The descriptor of a package: a Frictionless data package that explains itself."""

from kpitracker.datapackages import as_json, csv_resource, licence, midnight
from kpitracker.exchange.columns import Column, Reference
from kpitracker.exchange.formats import VERSION, VERSION_KEY
from kpitracker.exchange.sheets import Sheet
from plans.models import Plan


def descriptor(plan: Plan, sheets: list[Sheet]) -> bytes:
    """``datapackage.json`` of the sheets that a package holds."""
    content = {
        "profile": "tabular-data-package",
        "name": plan.code.lower(),
        "title": plan.title,
        VERSION_KEY: VERSION,
    }
    if plan.as_of:
        content["created"] = midnight(plan.as_of)
    if plan.licence:
        content["licenses"] = [licence(plan.licence)]
    if plan.source_title:
        content["sources"] = [{"title": plan.source_title}]
    present = {sheet.file for sheet in sheets}
    content["resources"] = [_resource(sheet, present) for sheet in sheets]
    return as_json(content)


def _resource(sheet: Sheet, present: set[str]) -> dict[str, object]:
    return csv_resource(sheet.name, sheet.file, schema=_schema(sheet, present))


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
