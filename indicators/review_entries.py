"""Causes, issues and course of measures, typed beside the values of a round."""

from collections.abc import Collection, Sequence
from datetime import datetime
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from indicators import tallies
from indicators.entry_texts import TOO_LONG, UNKNOWN_CHOICE, tidy
from indicators.models import Round
from indicators.reviewing import year_is_published
from measures.models import Course, Measure, Review
from plans.bulk import BulkWriter, columns_of
from plans.forms import refuse_hidden_signs
from plans.locks import lock
from plans.meetings import Edit, Meetings, Outcome, Texts, Typed
from plans.models import Plan, User
from plans.models.among import Among
from plans.rights import Action, can

NAMES = ("cause", "issue", "course")
BLANK: Texts = dict.fromkeys(NAMES, "")
MOST = 10_000

NOT_YOURS = _("You do not write the review of this measure.")
IS_PUBLISHED = _("This year is published. Its reviews are changed on their own page.")


def texts_of(review: Review | None) -> Texts:
    if review is None:
        return BLANK
    return {
        "cause": tidy(review.cause),
        "issue": tidy(review.issue),
        "course": review.course,
    }


def reviews_of(round_: Round, measures: Collection[int]) -> dict[int, Review]:
    """Reviews of the year by their measure's id."""
    rows = Review.objects.filter(
        Among("measure_id", measures), fiscal_year=round_.fiscal_year
    )
    return {row.measure_id: row for row in rows}


def written_by(round_: Round, measures: QuerySet[Measure], user: User, *, at) -> set:
    """Ids of those whose review the user writes while the year is not published."""
    on = localdate(at)
    rows = measures.filter(relists=None).select_related("plan")
    return {row.pk for row in rows if can(user, Action.ENTER, row, on=on)}


def save(round_: Round, typed: Sequence[Typed], *, user: User, at: datetime) -> Outcome:
    """Save what was changed and met no other edit; keys are measures."""
    outcome = Outcome()
    if not typed:
        return outcome
    with transaction.atomic():
        lock(round_.plan)
        keys = {one.key for one in typed}
        asked = round_.plan.measures.filter(Among("pk", keys))
        mine = written_by(round_, asked, user, at=at)
        stored = reviews_of(round_, mine)
        meetings = Meetings(
            Review,
            stored,
            typed,
            blank=BLANK,
            texts_of=lambda _key, review: texts_of(review),
        )
        is_published = year_is_published(round_.plan, round_.fiscal_year)
        changed: list[Typed] = []
        for one in typed:
            edit = meetings.edit(one) if one.key in mine else None
            if edit is None:
                outcome.refuse(one.key, NOT_YOURS)
            elif edit == Edit.NONE:
                outcome.versions[one.key] = meetings.version(one.key)
                outcome.texts[one.key] = meetings.shown(one.key)
            elif is_published:
                outcome.refuse(one.key, IS_PUBLISHED)
            elif edit == Edit.MEETING:
                outcome.met[one.key] = meetings.met(one.key)
            elif faults := _faults(one.texts):
                outcome.refused[one.key] = faults
            else:
                changed.append(one)
        _write(round_, changed, stored, outcome, user=user, at=at)
    return outcome


def _faults(texts: Texts) -> dict[str, list[str]]:
    faults = {}
    for name in ("cause", "issue"):
        try:
            if len(texts[name]) > MOST:
                raise ValidationError(TOO_LONG, params={"most": MOST})
            refuse_hidden_signs(texts[name])
        except ValidationError as error:
            faults[name] = error.messages
    if texts["course"] not in ("", *Course.values):
        faults["course"] = [UNKNOWN_CHOICE % {"text": texts["course"]}]
    return faults


def _write(
    round_: Round, changed: list[Typed], stored: dict, outcome: Outcome, *, user, at
) -> None:
    if not changed:
        return
    writer = BulkWriter(Review, user_id=user.pk, moment=at, reason="")
    new, old = [], []
    for one in changed:
        row = stored.get(one.key)
        if row is None:
            row = Review(measure_id=one.key, fiscal_year=round_.fiscal_year)
            new.append(row)
        else:
            row.version += 1
            old.append(row)
        for name, text in one.texts.items():
            setattr(row, name, text)
    writer.number(new)
    for row in (*new, *old):
        outcome.written.add(row.measure_id)
        outcome.versions[row.measure_id] = row.version
        outcome.texts[row.measure_id] = texts_of(row)
    row_of = attrgetter(*columns_of(Review))
    writer.insert([row_of(row) for row in new])
    writer.update([row_of(row) for row in old])
    Plan.touch_all({round_.plan_id})
    tallies.carry_over({round_.plan_id})
