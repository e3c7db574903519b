"""What a measure costs, as the table that is printed."""

from dataclasses import dataclass
from decimal import Decimal

from measures.models import BudgetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCell:
    """A number, a printed mark such as －, or blank (neither): never mixed up."""

    amount: Decimal | None = None
    mark: str = ""

    @property
    def is_blank(self) -> bool:
        return self.amount is None and not self.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetYear:
    fiscal_year: int
    cell: BudgetCell


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetTable:
    """One edition's planned or settled amounts by year.

    ``total`` is the total as printed, None where none is printed; ``sum`` adds up
    the numbers of the years, None where there is no number.
    """

    edition_name: str
    kind: BudgetKind
    unit: str
    years: tuple[BudgetYear, ...]
    total: BudgetCell | None
    sum: Decimal | None
