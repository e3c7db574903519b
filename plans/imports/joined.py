"""One cell for what a row keeps in several fields."""

from typing import ClassVar

from plans.imports.resources import Column


class JoinedColumn(Column):
    """A column whose cell stands for the fields named ``parts`` together."""

    parts: ClassVar[tuple[str, ...]]

    def join(self, *values):
        """The value of the cell."""
        raise NotImplementedError

    def split(self, value) -> tuple:
        """The values of the fields, in the order of ``parts``."""
        raise NotImplementedError

    def get_value(self, instance):
        return self.join(*(getattr(instance, part) for part in self.parts))
