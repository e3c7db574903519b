"""A sheet: one file of the package, and the model whose rows it holds."""

from dataclasses import dataclass, field

from django.db import models

from kpitracker.exchange.columns import Column, Reference


@dataclass(frozen=True, slots=True)
class Sheet:
    """``key``: columns that tell which row it is. ``unique``: others that are unique.

    ``list_of``: the column that names whose whole list the file's rows replace; other
    sheets keep the rows that a package lacks. ``plan_path``: from the model to its
    plan; empty where the rows belong to the plan's organization (``is_shared``), whose
    other plans share them, and for the plan itself.
    """

    file: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    plan_path: str = "plan"
    unique: tuple[tuple[str, ...], ...] = ()
    list_of: str | None = None
    is_shared: bool = False
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = {column.name: column for column in self.columns}
        object.__setattr__(self, "by_name", named)

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.file.removesuffix(".csv")

    @property
    def is_placed(self) -> bool:
        """Whether its rows keep a place of their own in the document."""
        return any(one.name == "position" for one in self.model._meta.fields)

    @property
    def references(self) -> list[tuple[Column, Reference]]:
        return [
            (column, reference)
            for column in self.columns
            for reference in column.references
        ]

    @property
    def own_references(self) -> list[tuple[Column, Reference]]:
        """References to rows of this very sheet."""
        return [pair for pair in self.references if pair[1].file == self.file]
