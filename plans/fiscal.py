"""年度: 1 April to 31 March, named by the year it starts in. Eras, and how to print."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from plans.phrases import gettext as _
from plans.phrases import pgettext

FIRST_YEAR = 1868
LAST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class Era:
    """A Japanese era; ``first_month`` is the month of its first year it began in."""

    label: Promise
    names: tuple[str, ...]
    first_year: int
    first_month: int
    first_fiscal_year: int


# A fiscal year carries the era it began in. 2019 is the exception: the government
# called the whole of it 令和元年度.
ERAS = (
    Era(pgettext_lazy("era", "Reiwa"), ("令和", "㋿", "R", "Reiwa"), 2019, 5, 2019),
    Era(pgettext_lazy("era", "Heisei"), ("平成", "㍻", "H", "Heisei"), 1989, 1, 1989),
    Era(pgettext_lazy("era", "Showa"), ("昭和", "㍼", "S", "Showa"), 1926, 12, 1927),
    Era(pgettext_lazy("era", "Taisho"), ("大正", "㍽", "T", "Taisho"), 1912, 7, 1913),
    Era(pgettext_lazy("era", "Meiji"), ("明治", "㍾", "M", "Meiji"), 1868, 1, 1868),
)


class YearKind(StrEnum):
    """What a year names; the values are those of the exchange package."""

    FISCAL_YEAR = "fiscal_year"
    CALENDAR_YEAR = "calendar_year"
    MONTH = "month"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Period:
    """When something was surveyed: a fiscal or calendar year, a month, or unsaid."""

    year: int | None
    kind: YearKind
    month: int | None = None

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year it counts as: calendar year N as N, January 2022 as 2021."""
        if self.kind == YearKind.MONTH:
            return fiscal_year_of_month(self.year, self.month)
        return self.year

    def is_before(self, other: "Period") -> bool:
        """Whether it comes earlier than another period of the same kind."""
        return (self.year, self.month or 0) < (other.year, other.month or 0)


UNSAID = Period(None, YearKind.NONE)


def fiscal_year_of_month(year: int, month: int) -> int:
    """The fiscal year a month lies in."""
    return year - 1 if month < 4 else year


def year_in_range(year: int) -> bool:
    """Whether the product keeps such a year at all."""
    return FIRST_YEAR <= year <= LAST_YEAR


def era_year(fiscal_year: int) -> tuple[Era, int]:
    """The era a fiscal year is named after, and its number in it."""
    for era in ERAS:
        if fiscal_year >= era.first_fiscal_year:
            return era, fiscal_year - era.first_year + 1
    raise ValueError(fiscal_year)


def year_label(fiscal_year: int) -> str:
    """2024年度（令和6年度）, or FY2024 (Reiwa 6)."""
    era, number = era_year(fiscal_year)
    return _("FY%(year)d (%(era)s %(number)s)") % {
        "year": fiscal_year,
        "era": era.label,
        "number": pgettext("first year of an era", "1") if number == 1 else number,
    }


def period_label(period: Period) -> str:
    """2018年度, 2018年, 2022年3月; nothing for a period that was not said."""
    parts = {"year": period.year, "month": period.month}
    match period.kind:
        case YearKind.FISCAL_YEAR:
            return _("FY%(year)d") % parts
        case YearKind.CALENDAR_YEAR:
            return _("calendar year %(year)d") % parts
        case YearKind.MONTH:
            return _("%(year)d-%(month)02d") % parts
    return ""
