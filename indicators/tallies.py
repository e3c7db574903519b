"""How many indicators of a plan stand where, counted and kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.enums import Reason, Status
from indicators.progress import Judgement
from indicators.scales import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one year, each indicator once.

    The seven statuses count what was judged by settled values; ``provisional`` are
    those judged by an estimate (見込), apart from them. ``not_due`` of the
    ``not_judged`` had no survey in this year.
    """

    achieved: int = 0
    on_track: int = 0
    mostly: int = 0
    behind: int = 0
    worse: int = 0
    missed: int = 0
    not_judged: int = 0
    not_due: int = 0
    provisional: int = 0

    @property
    def judged(self) -> int:
        """How many were judged by settled values: the M of 「M件中N件」."""
        return self.total - self.not_judged - self.provisional

    @property
    def total(self) -> int:
        """Every indicator of the plan."""
        return sum(self.counts.values()) + self.provisional

    @property
    def counts(self) -> dict[Status, int]:
        """Count of each status, in the order of the statuses."""
        return {status: getattr(self, status.value) for status in Status}

    def letters(self, scale: Scale) -> dict[str, int]:
        """Count of each letter of the plan's scale, the best first."""
        letters: Counter[str] = Counter()
        for status, letter in scale.letters.items():
            letters[letter] += self.counts[status]
        return dict(letters)


def tally_of(judgements: Iterable[Judgement]) -> Tally:
    """Count judgements of one year."""
    counts: Counter[str] = Counter()
    for judgement in judgements:
        counts["provisional" if judgement.provisional else judgement.status.value] += 1
        counts["not_due"] += judgement.reason == Reason.NOT_DUE
    return Tally(**counts)
