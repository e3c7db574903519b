"""The exact figures that explain a judgement."""

from fractions import Fraction
from typing import NamedTuple


class Figures(NamedTuple):
    """What is drawn exactly from a judged value; None where it is not defined."""

    progress: Fraction | None = None
    elapsed: Fraction | None = None
    pace: Fraction | None = None
    expected: Fraction | None = None
    gap: Fraction | None = None
    ratio_to_target: Fraction | None = None


NO_FIGURES = Figures()
