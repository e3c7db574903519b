"""What became of an indicator since the year before."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from indicators.enums import Status
from indicators.progress import Judgement


class Change(TextChoices):
    """How this year's status compares with that of the year before.

    An estimate (見込) is no actual: where either year is judged by one, nothing is
    said to have become better or worse, and it is counted apart.
    """

    IMPROVED = "improved", _("Improved")
    WORSENED = "worsened", _("Worsened")
    UNCHANGED = "unchanged", _("Unchanged")
    NEWLY_JUDGED = "newly_judged", _("Newly judged")
    ESTIMATED = "estimated", _("Involves an estimate")


# No indicator moves between behind and missed: one has a way, the other has none.
GRADES = {
    Status.ACHIEVED: 4,
    Status.ON_TRACK: 3,
    Status.MOSTLY: 2,
    Status.BEHIND: 1,
    Status.MISSED: 1,
    Status.WORSE: 0,
}


def change_between(before: Judgement | None, now: Judgement) -> Change | None:
    """Compare two years; None while the later one is not judged."""
    if now.status not in GRADES:
        return None
    if now.provisional or (before and before.provisional):
        return Change.ESTIMATED
    if before is None or before.status not in GRADES:
        return Change.NEWLY_JUDGED
    difference = GRADES[now.status] - GRADES[before.status]
    if difference == 0:
        return Change.UNCHANGED
    return Change.IMPROVED if difference > 0 else Change.WORSENED
