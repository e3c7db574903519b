"""What one page shows many times and works out once."""

from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from indicators.reports.lines import IndicatorLine
from indicators.wording import shown_as
from kpitracker.addresses import Addresses
from kpitracker.placed import Placed
from kpitracker.shapes import shape_of
from kpitracker.templatetags.languages import marker, with_breaks
from kpitracker.templatetags.years import short_year
from plans.models import Plan


@dataclass(frozen=True)
class Badge(Placed):
    """A status as shape, word and letter, and what has to be said beside it."""

    status: SafeString
    words: str
    letter: str
    remarks: tuple[str, ...]

    @property
    def shape(self) -> SafeString:
        return shape_of(self.status)

    @cached_property
    def whole(self) -> SafeString:
        return render_to_string("kpitracker/_badge.html", {"badge": self})


class Repeated:
    """Of the page of one plan, in one language.

    ``mark`` escapes a sentence and marks its Japanese words.
    """

    def __init__(self, plan: Plan) -> None:
        self.addresses = Addresses(plan)
        self.mark = marker()
        self._badges: dict[Badge, Badge] = {}
        self._named: dict[tuple[str, int], SafeString] = {}

    def badge(self, line: IndicatorLine) -> Badge | None:
        """None without a judgement."""
        judgement = line.judgement
        if judgement is None:
            return None
        badge = Badge(
            status=SafeString(shown_as(judgement).value),
            words=str(line.words),
            letter=judgement.letter if judgement.reason is None else "",
            remarks=tuple(map(str, line.remarks)),
        )
        return self._badges.setdefault(badge, badge)

    def named(self, name: str, year: int) -> SafeString:
        """A heading for a narrow place, where the line may end after the year."""
        if (name, year) not in self._named:
            said = short_year(year)
            whole = self.mark(name % {"year": said})
            # Safe: all of it has been escaped.
            self._named[name, year] = SafeString(whole.replace(said, f"{said}<wbr>"))
        return self._named[name, year]

    def words(self, said: str) -> SafeString:
        """Words for a narrow place, where a bracket may begin a line."""
        return with_breaks(self.mark(said))
