"""From the grid to the head of the department: complete rows, slips pointed out."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from indicators import stages
from indicators.enums import Stage
from indicators.facts import ActualFacts
from indicators.models import Actual, Round
from indicators.outlying import Outlier, outlier_of
from indicators.workflow import Step
from plans.models import User
from plans.models.among import Among

NOT_CHECKED = _(
    "%(title)s. %(values)s Tick that the value is right, or explain it in the comment; "
    "then submit once more."
)


def submit(
    round_: Round,
    versions: Mapping[int, int],
    *,
    checked: Collection[int],
    user: User,
    at: datetime,
) -> stages.Taken:
    """Submit the drafts of these indicators that hold something.

    ``versions``: what was looked at, by indicator. ``checked``: those whose value was
    said to be right although it looks like a slip; a comment says so too.
    """
    asked = Actual.objects.filter(
        Among("indicator_id", versions), fiscal_year=round_.fiscal_year
    )
    rows = list(asked.select_related("indicator"))
    slips = outliers(round_, rows)
    ready, odd = {}, []
    for row in rows:
        slip = slips.get(row.indicator_id)
        is_said = row.comment.strip() or row.indicator_id in checked
        if slip and row.stage == Stage.DRAFT and not is_said:
            told = {"title": slip.title, "values": slip.sentence}
            odd.append((row, str(NOT_CHECKED % told)))
        else:
            ready[row.pk] = versions[row.indicator_id]
    taken = stages.take(Step.SUBMIT, ready, user=user, at=at)
    taken.refused += odd
    return taken


def outliers(round_: Round, rows: Collection[Actual]) -> dict[int, Outlier]:
    """What looks like a slip beside the year before, by indicator. One query."""
    year = round_.fiscal_year
    before = Actual.objects.filter(
        Among("indicator_id", [row.indicator_id for row in rows]), fiscal_year=year - 1
    )
    known = {row.indicator_id: row for row in _facts(before)}
    found = {}
    for row, now in zip(rows, _facts(rows), strict=True):
        if then := known.get(row.indicator_id):
            entered = {year: now, year - 1: then}
            slip = outlier_of(row.indicator, entered, fiscal_year=year)
            if slip:
                found[row.indicator_id] = slip
    return found


def _facts(rows: Collection[Actual]) -> list[ActualFacts]:
    names = ActualFacts._fields
    return [ActualFacts(*(getattr(row, name) for name in names)) for row in rows]
