"""Columns of a sheet, and the makers that take their limits from the models."""

from dataclasses import dataclass

from django.db import models

from kpitracker.exchange import kinds
from kpitracker.exchange.kinds import Kind


@dataclass(frozen=True, slots=True)
class Reference:
    """What a code stands for: a row of the sheet ``file`` found by its ``column``.

    ``field`` is the foreign key that then holds it.
    """

    file: str
    column: str
    field: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``field``: the model's own; empty where references take its place.

    ``default``: what an empty cell stands for, where that is not "no value".
    """

    name: str
    kind: Kind
    field: str = ""
    is_required: bool = False
    default: object = None
    references: tuple[Reference, ...] = ()

    @property
    def empty(self) -> object:
        return self.kind.empty if self.default is None else self.default

    def write(self, value: object) -> str:
        return "" if value in (None, "") else self.kind.write(value)


class ColumnsOf:
    """Makes the columns of one model: limits and choices are the model's."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model

    def _field(self, name: str) -> models.Field:
        return self.model._meta.get_field(name)

    def code(self, name: str, field: str = "code", *, required=True) -> Column:
        length = self._field(field).max_length
        return Column(name, kinds.Code(length), field, is_required=required)

    def line(self, name: str, field: str = "", *, required=False) -> Column:
        length = self._field(field or name).max_length
        return Column(name, kinds.Line(length), field or name, is_required=required)

    def prose(self, name: str) -> Column:
        return Column(name, kinds.Prose(), name)

    def number(self, name: str) -> Column:
        return Column(name, kinds.Number(), name)

    def year(self, name: str, *, required=False) -> Column:
        return Column(name, kinds.Year(), name, is_required=required)

    def day(self, name: str, *, required=False) -> Column:
        return Column(name, kinds.Day(), name, is_required=required)

    def flag(self, name: str) -> Column:
        return Column(name, kinds.Flag(), name)

    def whole(self, name: str, least=0, most=32767, *, default=None, required=False):
        kind = kinds.Whole(least, most)
        return Column(name, kind, name, is_required=required, default=default)

    def choice(self, name: str, *, default=None, required=False) -> Column:
        values = tuple(value for value, _ in self._field(name).flatchoices if value)
        kind = kinds.Choice(values)
        return Column(name, kind, name, is_required=required, default=default)


def reference(name: str, *references: Reference, required=False, length=64) -> Column:
    """A code that stands for a row of another sheet, or of this one."""
    kind = kinds.Code(length)
    return Column(name, kind, is_required=required, references=references)


PLAN_CODE = Column("plan_code", kinds.Code(64), is_required=True)
