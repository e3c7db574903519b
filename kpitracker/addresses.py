"""Addresses of pages that one page links to by the hundred."""

from django.urls import reverse
from django.utils.safestring import SafeString

from indicators.reports.lines import IndicatorLine
from indicators.reports.places import Place
from plans.models import Plan

CODE = "x"


class Addresses:
    """Of the pages below one plan: those of a kind differ in their last code alone.

    Codes are letters, digits and ``._-``, which stand in an address as they are. All
    are escaped, ready for an attribute.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan.code
        self._begins: dict[str, str] = {}

    def indicator(self, line: IndicatorLine) -> SafeString:
        """The page in the year and the version that the line shows."""
        address = self._address("indicator", line.code)
        return SafeString(f"{address}{_query(line.fiscal_year, line.version)}")

    def place(
        self, place: Place, *, year: int | None = None, version: int | None = None
    ) -> SafeString:
        """The page of a goal or a measure, of the latest year where none is named."""
        address = self._address(place.kind, place.code)
        return SafeString(f"{address}{_query(year, version)}")

    def _address(self, kind: str, code: str) -> str:
        if kind not in self._begins:
            whole = reverse(kind, args=[self._plan, CODE])
            self._begins[kind] = whole.removesuffix(f"{CODE}/")
        return f"{self._begins[kind]}{code}/"


def _query(year: int | None, version: int | None) -> str:
    if not year:
        return ""
    return f"?year={year}&amp;version={version}" if version else f"?year={year}"
