"""The measures of a plan in one year, as who reviews them sees them."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from django.db.models import QuerySet

from indicators.enums import Status
from indicators.progress import Judgement
from indicators.reports.outline import Outline, outline_of
from indicators.reviewing import differs, judged_for, letters_of
from indicators.scales import NO_LETTER
from indicators.wording import remarks, words
from measures.models import Measure, Review
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the figures say of one indicator at or below a measure."""

    code: str
    name: str
    judgement: Judgement

    @property
    def is_judged(self) -> bool:
        return self.judgement.status != Status.NOT_JUDGED

    @property
    def letter(self) -> str:
        return self.judgement.letter if self.is_judged else NO_LETTER

    @property
    def words(self) -> str:
        return str(words(self.judgement))

    @property
    def remarks(self) -> list[str]:
        return [str(one) for one in remarks(self.judgement)]


@dataclass(frozen=True, slots=True)
class ReviewedMeasure:
    """A measure with the judgements that belong to it and its review, if any."""

    measure: Measure
    verdicts: tuple[Verdict, ...]
    review: Review | None

    @property
    def letters(self) -> list[str]:
        return letters_of(one.judgement for one in self.verdicts)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many indicators have each letter, the best first."""
        counted = Counter(one.letter for one in self.verdicts)
        scales = [one.judgement.scale.letters.values() for one in self.verdicts[:1]]
        order = dict.fromkeys([*chain(*scales), NO_LETTER])
        return [(letter, counted[letter]) for letter in order if counted[letter]]

    @property
    def differs(self) -> bool:
        return self.review is not None and differs(self.review.rating, self.letters)


def reviewed_measures(
    plan: Plan,
    measures: QuerySet[Measure],
    *,
    fiscal_year: int,
    worked_on: Collection[int],
) -> list[ReviewedMeasure]:
    """The measures in the order of the plan. Seven queries."""
    outline = outline_of(plan)
    found = judged_for(plan, fiscal_year=fiscal_year, worked_on=worked_on)
    verdicts = {
        pk: Verdict(indicator.code, indicator.name, judgement)
        for pk, (indicator, judgement) in found.items()
    }
    within = _indicators_within(outline)
    rows = measures.select_related("department", "plan__organization", "level")
    rows = list(rows.order_by("position", "pk"))
    reviews = Review.objects.filter(measure__in=rows, fiscal_year=fiscal_year)
    by_measure = {review.measure_id: review for review in reviews}
    return [
        ReviewedMeasure(
            measure=row,
            verdicts=tuple(verdicts[pk] for pk in within.get(row.pk, ())),
            review=by_measure.get(row.pk),
        )
        for row in rows
    ]


def _indicators_within(outline: Outline) -> dict[int, list[int]]:
    """Indicators printed at each measure or below it, each once."""
    within: dict[int, dict[int, None]] = {}
    for measure, indicators in outline.at_measure.items():
        place: int | None = measure
        while place is not None:
            within.setdefault(place, {}).update(dict.fromkeys(indicators))
            place = outline.parents[place]
    return {place: list(indicators) for place, indicators in within.items()}
