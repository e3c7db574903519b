"""A judgement into its published row and back, every figure exact."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from indicators.course import Course, Standing
from indicators.enums import Reason, Status
from indicators.figures import Figures
from indicators.models import PublishedJudgement
from indicators.progress import Judgement
from indicators.scales import Scale
from plans.printing import plain

FRACTIONS = Figures._fields
DECIMALS = ("actual", "baseline", "gap_to_target")
ALIKE = (
    "fiscal_year",
    "letter",
    "baseline_estimated",
    "target_year",
    "y0",
    "provisional",
    "within_tolerance",
    "years_met",
    "years_judged",
)
# What is read of a row, in the order in which ``judgement_from`` takes it.
READ = (
    *ALIKE,
    *FRACTIONS,
    *DECIMALS,
    "formula_version",
    "status",
    "reason",
    "actual_state",
    "target_place",
    "surveyed_year",
    "surveyed_value",
    "surveyed_state",
    "surveyed_provisional",
)


class StoredFigures:
    """``Figures`` still as the texts that are stored.

    Each is read when somebody asks for it: of the year before, a page asks for none.
    """

    def __init__(self, stored: Mapping[str, object]) -> None:
        self._stored = stored

    def __getattr__(self, name: str) -> Fraction | None:
        """Once for each figure: then it is an attribute as any other."""
        if name not in FRACTIONS:
            raise AttributeError(name)
        figure = _fraction_of(self._stored[name])
        setattr(self, name, figure)
        return figure

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures | StoredFigures) and all(
            getattr(self, name) == getattr(other, name) for name in FRACTIONS
        )


def row_of(judgement: Judgement) -> PublishedJudgement:
    """The row, still without its indicator."""
    surveyed = judgement.last_surveyed
    targets = judgement.course.targets
    places = [at for at, row in enumerate(targets) if row is judgement.target]
    return PublishedJudgement(
        formula_version=judgement.formula,
        status=judgement.status.value,
        reason=judgement.reason.value if judgement.reason else "",
        actual_state=judgement.actual_state or "",
        target_place=places[0] if places else None,
        surveyed_year=surveyed and surveyed.fiscal_year,
        surveyed_value=_decimal_text(surveyed and surveyed.value),
        surveyed_state=(surveyed and surveyed.state) or "",
        surveyed_provisional=bool(surveyed and surveyed.provisional),
        **{name: getattr(judgement, name) for name in ALIKE},
        **{name: _fraction_text(getattr(judgement, name)) for name in FRACTIONS},
        **{name: _decimal_text(getattr(judgement, name)) for name in DECIMALS},
    )


def judgement_from(
    stored: Mapping[str, object], *, course: Course, scale: Scale
) -> Judgement:
    """The judgement as it was stored: nothing is calculated."""
    place, surveyed_year = stored["target_place"], stored["surveyed_year"]
    return Judgement(
        course=course,
        scale=scale,
        formula=stored["formula_version"],
        status=Status(stored["status"]),
        reason=Reason(stored["reason"]) if stored["reason"] else None,
        actual_state=stored["actual_state"] or None,
        target=None if place is None else course.targets[place],
        last_surveyed=None
        if surveyed_year is None
        else Standing(
            fiscal_year=surveyed_year,
            value=_decimal_of(stored["surveyed_value"]),
            state=stored["surveyed_state"] or None,
            provisional=stored["surveyed_provisional"],
        ),
        **{name: stored[name] for name in ALIKE},
        figures=StoredFigures(stored),
        **{name: _decimal_of(stored[name]) for name in DECIMALS},
    )


def _fraction_text(figure: Fraction | None) -> str:
    return "" if figure is None else f"{figure.numerator}/{figure.denominator}"


def _fraction_of(text: str) -> Fraction | None:
    if not text:
        return None
    numerator, _slash, denominator = text.partition("/")
    return Fraction(int(numerator), int(denominator))


def _decimal_text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def _decimal_of(text: str) -> Decimal | None:
    return Decimal(text) if text else None
