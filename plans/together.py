"""Rows of several tables in one query: the database packs each into a JSON text.

A page that shows a whole plan reads a dozen tables. Asked one by one, most of the time
goes into asking. Values come back as the fields have them, numbers as exact as ever.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Context, Decimal

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    Model,
    QuerySet,
)

PACKED = {
    "sqlite": "SELECT json_group_array(json_array({names})) FROM ({rows}) packed",
    "postgresql": (
        "SELECT json_agg(json_build_array({names}))::text FROM ({rows}) packed"
    ),
}
# SQLite keeps so many digits of a number.
DIGITS = Context(prec=15)


def read_together(**asked: QuerySet) -> dict[str, list[list]]:
    """The rows of each ``values_list()``, in its order, by the name it was given."""
    parts, params, fields = [], [], {}
    for name, queryset in asked.items():
        compiler = queryset.query.get_compiler(connection=connection)
        try:
            rows, given = compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            continue
        names = ", ".join(f'"{alias}"' for _column, _sql, alias in compiler.select)
        fields[name] = [column.output_field for column, _sql, _alias in compiler.select]
        packed = PACKED[connection.vendor].format(names=names, rows=rows)
        parts.append(f"({packed})")
        params += given
    found: dict[str, list[list]] = {name: [] for name in asked}
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", params)
            texts = cursor.fetchone()
        for (name, kinds), text in zip(fields.items(), texts, strict=True):
            found[name] = _unpacked(text, kinds)
    return found


def whole(model: type[Model], *more: str) -> list[str]:
    """The names of all its columns for ``values_list()``, and of what is beside."""
    return [*(field.attname for field in model._meta.concrete_fields), *more]


def instances(model: type[Model], rows: Iterable[list]) -> Iterator[Model]:
    """Rows of ``whole(model)`` as instances; what is beside is left out."""
    names = [field.attname for field in model._meta.concrete_fields]
    for row in rows:
        yield model.from_db(connection.alias, names, row[: len(names)])


def _unpacked(text: str | None, fields: list[Field]) -> list[list]:
    rows = json.loads(text, parse_float=Decimal) if text else []
    for at, field in enumerate(fields):
        read = _reader(field)
        if read:
            for row in rows:
                if row[at] is not None:
                    row[at] = read(row[at])
    return rows


def _reader(field: Field) -> Callable | None:
    """Makes of a value in JSON what the field would have given."""
    if isinstance(field, DateTimeField):
        return _moment
    if isinstance(field, DateField):
        return date.fromisoformat
    if isinstance(field, BooleanField):
        return bool
    if isinstance(field, DecimalField):
        step = Decimal(1).scaleb(-field.decimal_places)
        return lambda value: DIGITS.create_decimal(value).quantize(step)
    return None


def _moment(text: str) -> datetime:
    """SQLite keeps moments in UTC and does not say so."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
