"""The words for a judgement, the same wherever one is shown."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from indicators.enums import Basis, Status
from indicators.progress import Judgement

# What reads otherwise once the year of the target has come.
FROM_TARGET_ON = {Status.BEHIND: Status.MISSED, Status.ON_TRACK: Status.MOSTLY}


def words(judgement: Judgement) -> str | Promise:
    """Status in words; they depend on whether the target's year has come."""
    status = judgement.status
    if status == Status.NOT_JUDGED:
        return format_lazy(_("Not judged ({reason})"), reason=judgement.reason.label)
    if judgement.is_before_target:
        if status == Status.ACHIEVED and judgement.course.basis != Basis.CUMULATIVE:
            return _("Achieved (this year)")
        if status == Status.MISSED:
            return _("Missed (this year)")
        return status.label
    if status in (Status.ON_TRACK, Status.MOSTLY):
        return _("Nearly achieved (short of the target)")
    if status == Status.BEHIND:
        return Status.MISSED.label
    return status.label


def shown_as(judgement: Judgement) -> Status:
    """The status whose mark goes with the words, which the target's year changes."""
    if judgement.is_before_target:
        return judgement.status
    return FROM_TARGET_ON.get(judgement.status, judgement.status)


def run_words(judgement: Judgement) -> Promise | None:
    """How often a target for every year was met, such as 5年中4年."""
    if judgement.years_judged is None:
        return None
    return format_lazy(
        _("{met} of {judged} years"),
        met=judgement.years_met,
        judged=judgement.years_judged,
    )


def remarks(judgement: Judgement) -> tuple[str | Promise, ...]:
    """What has to be said beside the words for them to be true."""
    run = run_words(judgement)
    found = [] if run is None else [run]
    if judgement.status == Status.NOT_JUDGED:
        return ()
    if judgement.is_after_target:
        found.append(
            format_lazy(
                _("after the target year (FY{year})"), year=judgement.target_year
            )
        )
    if judgement.within_tolerance:
        found.append(_("within the tolerance"))
    if judgement.provisional:
        found.append(_("estimated actual"))
    if judgement.baseline_estimated and judgement.progress is not None:
        found.append(_("estimated baseline"))
    return tuple(found)
