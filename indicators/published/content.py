"""All that one publication says, stored already or still to be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicators.courses import course_from
from indicators.facts import ActualFacts, Facts
from indicators.models import Publication, PublishedReview
from indicators.progress import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The rules, the indicators with their rows by id, and what people say of the year.

    The indicator of each of the ``facts`` is a ``PublishedIndicator``.
    """

    publication: Publication
    facts: dict[int, Facts]
    reviews: tuple[PublishedReview, ...]

    @property
    def years(self) -> range:
        """Every year that is judged: the plan's first, or the first entered, on."""
        last = self.publication.fiscal_year
        entered = [
            row.fiscal_year for one in self.facts.values() for row in one.actuals
        ]
        starts = self.publication.way_starts
        first = [last] if starts is None else [starts + 1]
        return range(min([*entered, *first, last]), last + 1)

    def judged(self, indicators: Iterable[int]) -> "Content":
        """The same with the judgements of these indicators made anew."""
        years = self.years
        anew = {pk: self._judged(self.facts[pk], years) for pk in indicators}
        return replace(self, facts=self.facts | anew)

    def _judged(self, facts: Facts, years: range) -> Facts:
        course = course_from(facts, plan=self.publication)
        scale = self.publication.bands
        return replace(
            facts,
            judgements={
                year: judge(course, fiscal_year=year, scale=scale) for year in years
            },
        )

    def with_actuals(self, actuals: dict[int, tuple[ActualFacts, ...]]) -> "Content":
        """The same with other values of these indicators, which are judged anew."""
        changed = {
            pk: replace(self.facts[pk], actuals=rows) for pk, rows in actuals.items()
        }
        return replace(self, facts=self.facts | changed).judged(actuals)
