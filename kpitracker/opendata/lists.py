"""The closed lists of open data: a code in one column, its Japanese word beside it."""

from functools import cached_property

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators import enums

NOT_SAID = {"": None, None: None}


class ClosedList(dict[str, Promise]):
    """Words by their codes."""

    @cached_property
    def codes(self) -> dict[str | None, str | None]:
        """What stands in the column of codes for what is stored."""
        return {code: code for code in self} | NOT_SAID

    @cached_property
    def japanese(self) -> dict[str | None, str | None]:
        """What stands in the column of words, whatever language the reader has."""
        with translation.override("ja"):
            return {code: str(word) for code, word in self.items()} | NOT_SAID


AIMS = ClosedList(enums.Aim.choices)
BASES = ClosedList(enums.Basis.choices)
ENTRIES = ClosedList(enums.Entry.choices)
COMPARISONS = ClosedList(enums.Comparison.choices)
QUALITIES = ClosedList(enums.Quality.choices)
LIFECYCLES = ClosedList(enums.Lifecycle.choices)
BASELINE_ABSENCES = ClosedList(enums.BaselineAbsent.choices)
YEAR_KINDS = ClosedList(enums.YearKind.choices)

# A year without a value always says why, if only that nobody said it.
UNSTATED = "unstated"
MISSING_REASONS = ClosedList(
    [*enums.MissingReason.choices, (UNSTATED, _("no reason given"))]
)

FISCAL_YEAR = enums.YearKind.FISCAL_YEAR
EVERY_YEAR = "every_year"
NO_YEAR = enums.YearKind.NONE
TARGET_YEAR_KINDS = ClosedList(
    [
        (FISCAL_YEAR.value, FISCAL_YEAR.label),
        (EVERY_YEAR, _("Every year")),
        (NO_YEAR.value, NO_YEAR.label),
    ]
)
