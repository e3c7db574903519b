"""Reviews beside the judgement of the figures: when a rating has to be explained.

There is no judgement of a measure as a whole: its indicators are counted, never
averaged. A department's rating agrees with the figures when at least one judged
indicator has this letter; see docs/decisions/0017.
"""

from collections.abc import Collection, Iterable, Mapping

from indicators.courses import EVERY_STAGE, PUBLISHED, course_from, scale_for
from indicators.enums import Stage, Status
from indicators.facts import facts_of
from indicators.models import Actual, Indicator
from indicators.progress import Judgement, judge
from plans.models import Plan


def differs(rating: str, letters: Collection[str]) -> bool:
    """Whether a rating is the letter of no judged indicator, where there is any."""
    return bool(rating) and bool(letters) and rating not in letters


def letters_of(judgements: Iterable[Judgement]) -> list[str]:
    """The letters of what was judged."""
    return [one.letter for one in judgements if one.status != Status.NOT_JUDGED]


def year_is_published(plan: Plan, fiscal_year: int) -> bool:
    """Whether the public sees the year already, and so its reviews."""
    rows = Actual.objects.filter(indicator__plan=plan, fiscal_year=fiscal_year)
    return rows.filter(stage=Stage.PUBLISHED).exists()


def judged_for(
    plan: Plan, *, fiscal_year: int, worked_on: Collection[int]
) -> Mapping[int, tuple[Indicator, Judgement]]:
    """Each indicator judged as far as somebody sees its values. Four queries.

    ``worked_on``: ids of those of which values count that are not published yet.
    """
    scale = scale_for(plan)
    facts = facts_of(plan.indicators.order_by("position", "pk"), stages=EVERY_STAGE)
    judged = {}
    for pk, one in facts.items():
        stages = EVERY_STAGE if pk in worked_on else PUBLISHED
        course = course_from(one, plan=plan, stages=stages)
        judgement = judge(course, fiscal_year=fiscal_year, scale=scale)
        judged[pk] = (one.indicator, judgement)
    return judged
