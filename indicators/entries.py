"""Values of a round as they are typed row by row: compared, and saved together.

The one way from the grid into the database, whether a form or a script sends it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from indicators import tallies
from indicators.entering import OUT_OF_REACH, TAKE_BACK
from indicators.entry_texts import BLANK, RowReader
from indicators.enums import Stage
from indicators.models import Actual, Indicator, IndicatorState, Round
from indicators.workflow import why_closed
from plans.bulk import BulkWriter, columns_of
from plans.locks import lock
from plans.meetings import Edit, Meetings, Outcome, Texts, Typed
from plans.models import Plan, User
from plans.models.among import Among
from plans.rights import Action, can

NOT_YOURS = _("You do not enter values for this indicator.")


def closed_to(round_: Round, user: User, *, at: datetime) -> str | None:
    """Why the user may not enter in the round at this moment; None where one may."""
    on = localdate(at)
    may_confirm = can(user, Action.CONFIRM, round_, on=on)
    return why_closed(round_, on=on, may_confirm=may_confirm)


def save(round_: Round, typed: Sequence[Typed], *, user: User, at: datetime) -> Outcome:
    """Save what was changed and met no other edit, as drafts; keys are indicators.

    One transaction in which the plan is locked; as many queries for one row as for a
    thousand.
    """
    with transaction.atomic():
        lock(round_.plan)
        desk = Desk(round_, typed, user=user, at=at)
        outcome = Outcome()
        for one in typed:
            desk.take(one, outcome)
        desk.write(outcome)
    return outcome


class Desk:
    """The rows that somebody enters, with all that decides about an edit of them."""

    def __init__(
        self, round_: Round, typed: Sequence[Typed], *, user: User, at: datetime
    ) -> None:
        self.round, self.user, self.at = round_, user, at
        self.closed = closed_to(round_, user, at=at)
        mine = round_.plan.indicators.asked_of(
            user, on=localdate(at), fiscal_year=round_.fiscal_year
        )
        asked = mine.filter(Among("pk", {one.key for one in typed}))
        self.indicators: dict[int, Indicator] = {it.pk: it for it in asked}
        self.readers = self._readers()
        rows = Actual.objects.filter(
            Among("indicator_id", self.indicators), fiscal_year=round_.fiscal_year
        )
        self.meetings = Meetings(
            Actual,
            {row.indicator_id: row for row in rows},
            typed,
            blank=BLANK,
            texts_of=self._texts_of,
        )
        self._new: list[Actual] = []
        self._changed: list[Actual] = []

    def take(self, typed: Typed, outcome: Outcome) -> None:
        """Decide about one row; what is to be written is kept for ``write``."""
        key = typed.key
        if key not in self.indicators:
            outcome.refuse(key, NOT_YOURS)
            return
        fields, faults = self.readers[key].read(typed.texts)
        if not faults:
            would_be = Actual(fiscal_year=self.round.fiscal_year, **fields)
            typed = replace(typed, texts=self._texts_of(key, would_be))
        edit = self.meetings.edit(typed)
        row = self.meetings.stored.get(key)
        if edit == Edit.NONE:
            outcome.versions[key] = self.meetings.version(key)
            outcome.texts[key] = self.meetings.shown(key)
        elif refusal := self._locked(row):
            outcome.refuse(key, refusal)
        elif edit == Edit.MEETING:
            outcome.met[key] = self.meetings.met(key)
        elif faults:
            outcome.refused[key] = faults
        else:
            self._keep(key, row, fields)

    def write(self, outcome: Outcome) -> None:
        """Rows with their history, and the plan's version."""
        if not (self._new or self._changed):
            return
        writer = BulkWriter(Actual, user_id=self.user.pk, moment=self.at, reason="")
        writer.number(self._new)
        row_of = attrgetter(*columns_of(Actual))
        writer.insert([row_of(row) for row in self._new])
        writer.update([row_of(row) for row in self._changed])
        for row in (*self._new, *self._changed):
            outcome.written.add(row.indicator_id)
            outcome.versions[row.indicator_id] = row.version
            outcome.texts[row.indicator_id] = self._texts_of(row.indicator_id, row)
        Plan.touch_all({self.round.plan_id})
        tallies.carry_over({self.round.plan_id})

    def _readers(self) -> dict[int, RowReader]:
        states: dict[int, list[str]] = {}
        rows = IndicatorState.objects.filter(Among("indicator_id", self.indicators))
        for pk, state in rows.order_by("order").values_list("indicator_id", "state"):
            states.setdefault(pk, []).append(state)
        year = self.round.fiscal_year
        return {
            pk: RowReader(it, states=states.get(pk, ()), fiscal_year=year)
            for pk, it in self.indicators.items()
        }

    def _texts_of(self, key: int, row: Actual) -> Texts:
        return self.readers[key].shown(row)

    def _locked(self, row: Actual | None) -> str:
        if self.closed:
            return self.closed
        if row is None or row.stage == Stage.DRAFT:
            return ""
        return str(OUT_OF_REACH.get(Stage(row.stage), TAKE_BACK))

    def _keep(self, key: int, row: Actual | None, fields: Mapping) -> None:
        if row is None:
            row = Actual(
                indicator=self.indicators[key], fiscal_year=self.round.fiscal_year
            )
            self._new.append(row)
        else:
            row.version += 1
            self._changed.append(row)
        for name, value in fields.items():
            setattr(row, name, value)
