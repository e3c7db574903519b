"""Rows of several tables in one query: the database packs each into a JSON text.

A page that shows a whole plan reads a dozen tables. Asked one by one, most of the time
goes into asking; asked together, into writing the query, which ``Reading`` does once.
Values come back as the fields have them, numbers as exact as ever.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Context, Decimal
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    Expression,
    Field,
    IntegerField,
    Model,
    QuerySet,
)
from django.db.models.base import ModelState

PACKED = {
    "sqlite": "SELECT json_group_array(json_array({names})) FROM ({rows}) packed",
    "postgresql": (
        "SELECT json_agg(json_build_array({names}))::text FROM ({rows}) packed"
    ),
}
# SQLite keeps so many digits of a number.
DIGITS = Context(prec=15)


Rows = dict[str, list[list]]


class Given(Expression):
    """In a query of a ``Reading``: an id or a year that each reading names."""

    output_field = IntegerField()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        return "%s", [self]


class Reading:
    """A query of several tables that many pages send: its text is made once.

    ``asked`` makes a ``values_list()`` by each name, with ``Given("plan")`` in the
    place of what differs from page to page.
    """

    def __init__(self, asked: Callable[[], Mapping[str, QuerySet]]) -> None:
        self._asked = asked

    def __call__(self, **given: int | None) -> Rows:
        """The rows of each, in its order; nothing equals None."""
        return self._packed.read(given)

    @cached_property
    def _packed(self) -> "_Packed":
        return _packed(self._asked())


def read_together(**asked: QuerySet) -> Rows:
    """The rows of each ``values_list()``, in its order, by the name it was given."""
    return _packed(asked).read({})


@dataclass(frozen=True, slots=True)
class _Packed:
    """The text of a query, and how the rows of each name are read.

    ``fields`` are None where the conditions leave no row to ask for.
    """

    sql: str
    params: tuple
    fields: Mapping[str, list[Field] | None]

    def read(self, given: Mapping[str, int | None]) -> Rows:
        asked = {name: kinds for name, kinds in self.fields.items() if kinds}
        found: Rows = {name: [] for name in self.fields}
        if not asked:
            return found
        params = [
            given[one.name] if isinstance(one, Given) else one for one in self.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            texts = cursor.fetchone()
        for (name, kinds), text in zip(asked.items(), texts, strict=True):
            found[name] = _unpacked(text, kinds)
        return found


def _packed(asked: Mapping[str, QuerySet]) -> _Packed:
    parts, params = [], []
    fields: dict[str, list[Field] | None] = dict.fromkeys(asked)
    for name, queryset in asked.items():
        compiler = queryset.query.get_compiler(connection=connection)
        try:
            rows, needed = compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            continue
        names = ", ".join(f'"{alias}"' for _column, _sql, alias in compiler.select)
        fields[name] = [column.output_field for column, _sql, _alias in compiler.select]
        packed = PACKED[connection.vendor].format(names=names, rows=rows)
        parts.append(f"({packed})")
        params += needed
    return _Packed(f"SELECT {', '.join(parts)}", tuple(params), fields)


def whole(model: type[Model], *more: str) -> list[str]:
    """The names of all its columns for ``values_list()``, and of what is beside."""
    return [*(field.attname for field in model._meta.concrete_fields), *more]


def instances(model: type[Model], rows: Iterable[list]) -> Iterator[Model]:
    """Rows of ``whole(model)`` as instances; what is beside is left out."""
    names = [field.attname for field in model._meta.concrete_fields]
    alias = connection.alias
    for row in rows:
        # Of their values alone, as unpickling makes them: a page has hundreds, and
        # the database has said all that a constructor would ask.
        one = model.__new__(model)
        one._state = ModelState()
        one._state.adding, one._state.db = False, alias
        one.__dict__.update(zip(names, row, strict=False))
        yield one


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
