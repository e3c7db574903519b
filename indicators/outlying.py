"""Whether a value that is being entered looks like a slip, and what has to be said."""

from dataclasses import dataclass

from indicators.facts import ActualFacts
from indicators.imports.outliers import kind_of, warning
from indicators.models import Indicator
from plans.imports.problems import Warned


@dataclass(frozen=True, slots=True)
class Outlier:
    """``title``: what is odd; ``sentence``: both values."""

    title: str
    sentence: str


def outlier_of(
    indicator: Indicator, entered: dict[int, ActualFacts], *, fiscal_year: int
) -> Outlier | None:
    """Held against the value of the year before; None where there is nothing odd."""
    now, before = entered.get(fiscal_year), entered.get(fiscal_year - 1)
    if not (now and before) or now.value is None or before.value is None:
        return None
    kind = kind_of(now.value, before.value)
    if kind is None:
        return None
    _kind, sentence = warning(kind, now.value, before.value, indicator=indicator)
    return Outlier(str(Warned(kind).label), sentence)
