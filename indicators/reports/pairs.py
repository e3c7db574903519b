"""Two lines side by side: how far their values lie apart, or why nobody can say."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from indicators.enums import Aim, Basis
from indicators.reports.lines import IndicatorLine
from plans.reading.units import same_unit


class Obstacle(TextChoices):
    """Why two values have no difference; the first that applies is said."""

    ABSENT = "absent", _("not among the indicators there")
    UNIT = "unit", _("the units differ")
    BASIS = "basis", _("counted in different ways")
    SINCE = "since", _("counted from different years")
    STATES = "states", _("the states differ")
    DEFINITION = "definition", _("the definitions differ")
    NO_VALUE = "no_value", _("a value is missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The earlier, or the one, and the later, or the other; one of them may lack.

    ``difference`` is the second value minus the first. States have none, and no
    obstacle either: they stand side by side as words.
    """

    first: IndicatorLine | None
    second: IndicatorLine | None

    @property
    def line(self) -> IndicatorLine:
        """The one that is there; the second of two."""
        return self.second or self.first

    @property
    def obstacle(self) -> Obstacle | None:
        one, other = self.first, self.second
        if one is None or other is None:
            return Obstacle.ABSENT
        if not same_unit(one.unit, other.unit) or one.scale != other.scale:
            return Obstacle.UNIT
        if (one.basis, one.aim == Aim.STATE) != (other.basis, other.aim == Aim.STATE):
            return Obstacle.BASIS
        if one.basis == Basis.CUMULATIVE and _since(one) != _since(other):
            return Obstacle.SINCE
        if one.states != other.states:
            return Obstacle.STATES
        if one.definition and other.definition and not self.is_defined_alike:
            return Obstacle.DEFINITION
        if not (has_value(one) and has_value(other)):
            return Obstacle.NO_VALUE
        return None

    @property
    def is_defined_alike(self) -> bool:
        """Whether both notes say the same, but for spaces and widths of signs."""
        return _folded(self.first.definition) == _folded(self.second.definition)

    @property
    def difference(self) -> Decimal | None:
        if self.obstacle is not None or self.first.aim == Aim.STATE:
            return None
        return self.second.judgement.actual - self.first.judgement.actual


def has_value(line: IndicatorLine) -> bool:
    """Whether a number or a state of the year is known; 0 is a number."""
    judgement = line.judgement
    if judgement is None:
        return False
    return judgement.actual is not None or bool(judgement.actual_state)


def _since(line: IndicatorLine) -> tuple[int | None, bool]:
    return line.counts_from, line.baseline_included


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
