"""The table of the import benchmark: each figure, its bound, and whether it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import ge, le


@dataclass(frozen=True, slots=True)
class Figure:
    """``told``: what the number comes from; no bound: it is only told."""

    name: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None
    told: str = ""

    @property
    def bound(self) -> str:
        if self.least is not None:
            return f"≥ {self.least:g}"
        return "" if self.most is None else f"≤ {self.most:g}"

    @property
    def holds(self) -> str:
        if not self.bound:
            return ""
        bound, compare = (self.most, le) if self.least is None else (self.least, ge)
        return "yes" if compare(self.value, bound) else "NO"


def print_table(figures: Iterable[Figure]) -> None:
    print(f"{'figure':<56}{'':>10}{'bound':>8}{'holds':>7}")
    for it in figures:
        value = f"{it.value:.2f}" if it.value < 10 else f"{it.value:.0f}"
        line = f"{it.name:<56}{value:>7} {it.unit:<2}{it.bound:>8}{it.holds:>7}"
        print(f"{line}  {it.told}".rstrip(), flush=True)
