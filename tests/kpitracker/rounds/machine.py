"""A round played by everybody at once, beside a model of what each may do.

Each step must move exactly what the model lets move, and nothing else. Most of what
is tried is legal or refused for one reason only: there a forgotten rule shows.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from indicators.enums import Stage
from indicators.models import Actual, Publication, Round, StageChange
from indicators.publishing import NotPublishable, publish
from indicators.stages import take
from indicators.workflow import Step
from plans.models import Membership, Organization, User
from tests.kpitracker.rounds.cast import CAST, YEAR, Cast
from tests.kpitracker.rounds.model import APPROVERS, WRITERS, Known, Model, Move

NOON = datetime(2024, 5, 20, 3, tzinfo=UTC)
LONG_AGO = date(2024, 4, 29)
ROUNDS = {
    "before": (date(2024, 5, 21), date(2024, 6, 30)),
    "on the first day": (date(2024, 5, 20), date(2024, 6, 30)),
    "on the last day": (date(2024, 5, 1), date(2024, 5, 20)),
    "after": (date(2024, 5, 1), date(2024, 5, 19)),
}
OFFICES = ["first", "second"]
people = st.sampled_from(sorted(CAST))
writers = st.sampled_from([who for who in CAST if CAST[who].role in WRITERS])
approvers = st.sampled_from([who for who in CAST if CAST[who].role in APPROVERS])
values = st.integers(0, 2)


class RoundMachine(RuleBasedStateMachine):
    """Three values of two departments, and twelve people."""

    cast: Cast
    seen: Counter[str] = Counter()
    stopped: Counter[str] = Counter()

    @initialize(
        data=st.data(),
        ahead=st.tuples(*[st.integers(0, 3)] * 3),
        when=st.sampled_from(sorted(ROUNDS)),
    )
    def set_the_scene(self, data, ahead, when) -> None:
        """Each value has come some way, and some were corrected on it; then the round
        may have ended.
        """
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.seconds = 0
        self.model = Model(
            [
                Known("first", has_value=True),
                Known("first", has_value=False),
                Known("second", has_value=True),
            ]
        )
        for at, steps in enumerate(ahead):
            if steps and not self.model.known[at].has_value:
                self.changes_a_value("editor", at)
            for _ in range(steps):
                self.goes_on(data, at, is_forward=True)
            if self.model.known[at].stage == "submitted":
                self.changes_a_value(data.draw(approvers), at)
        self.the_round_is_moved(when)
        self.is_stopped_by_a_single_rule(data)

    def teardown(self) -> None:
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @rule(data=st.data(), at=values, is_forward=st.booleans())
    def goes_on(self, data, at, is_forward) -> None:
        """What is right next: else nothing would ever come far."""
        legal = self.model.legal(at)
        if is_forward:
            legal.pop("withdraw", None)
            legal.pop("return", None)
        if legal:
            step = data.draw(st.sampled_from(sorted(legal)))
            self._make(data.draw(st.sampled_from(legal[step])))

    @rule(data=st.data())
    def is_stopped_by_a_single_rule(self, data) -> None:
        """What would be right, were it not for one thing: each such thing once."""
        for (reason, _step), moves in sorted(self.model.nearly_legal().items()):
            self._make(data.draw(st.sampled_from(moves)))
            self.stopped[reason] += 1

    @rule(
        step=st.sampled_from([step for step in Step if step != Step.PUBLISH]),
        who=people,
        chosen=st.sets(values, min_size=1),
        comment=st.sampled_from(["", "  ", "単位を確認"]),
        is_stale=st.sampled_from([False, False, False, True]),
    )
    def takes_a_step(self, step, who, chosen, comment, is_stale) -> None:
        """Anybody, anything, in any order."""
        self._take(step, who, chosen, comment=comment, is_stale=is_stale)

    def _make(self, move: Move) -> None:
        if move.step == "publish":
            self._publish(move.who)
        else:
            self._take(Step(move.step), move.who, {move.at}, comment=move.comment)

    def _take(self, step, who, chosen, *, comment="", is_stale=False) -> None:
        rows = {at: self._actual(at) for at in sorted(chosen)}
        shown = {row.pk: row.version - is_stale for row in rows.values()}
        expected = [
            at
            for at in rows
            if not is_stale and self.model.may(Move(step.value, who, at, comment))
        ]

        taken = take(step, shown, user=self._user(who), at=self._now(), comment=comment)

        assert {row.pk for row in taken.moved} == {rows[at].pk for at in expected}
        assert len(taken.moved) + len(taken.refused) == len(rows)
        for at in expected:
            self._moved(step.value, who, at)

    def _publish(self, who) -> None:
        confirmed = [
            at for at, it in enumerate(self.model.known) if it.stage == "confirmed"
        ]
        may = all(self.model.may(Move("publish", who, at)) for at in confirmed)
        try:
            with transaction.atomic():
                publish(
                    self.cast.plan,
                    YEAR,
                    user=self._user(who),
                    at=self._now(),
                    reason="訂正",
                )
        except NotPublishable:
            assert not (may and confirmed)
        else:
            assert may
            for at in confirmed:
                self._moved("publish", who, at)

    @rule(who=writers, at=values)
    def changes_a_value(self, who, at) -> None:
        """What a form would save; whether it may be opened is the form's to say."""
        known, row = self.model.known[at], self._actual(at)
        if known.stage not in {"draft", "submitted"}:
            return
        row._history_user = self._user(who)
        row._history_date = self._now()
        row.value = (row.value or 0) + 1
        row.quality = "actual"
        row.save()
        known.has_value = True
        if known.stage == "submitted":
            known.changed_by.add(who)

    @rule(when=st.sampled_from(sorted(ROUNDS)))
    def the_round_is_moved(self, when) -> None:
        """Rather than the clock, which never goes back."""
        self.model.is_open = when not in {"before", "after"}
        opens_on, closes_on = ROUNDS[when]
        rows = Round.objects.filter(plan=self.cast.plan, fiscal_year=YEAR)
        rows.update(opens_on=opens_on, closes_on=closes_on)

    @rule(alone=st.booleans())
    def the_rule_of_four_eyes_is_switched(self, alone) -> None:
        self.model.is_alone = alone
        rows = Organization.objects.filter(pk=self.cast.plan.organization_id)
        rows.update(submitter_may_approve=alone)

    @rule(office=st.sampled_from(OFFICES), needs=st.booleans())
    def a_department_does_without_approval(self, office, needs) -> None:
        self.model.needs_approval[office] = needs
        department = self.cast.offices[office]
        type(department).objects.filter(pk=department.pk).update(needs_approval=needs)

    @rule(at=values, office=st.sampled_from(OFFICES))
    def an_indicator_moves(self, at, office) -> None:
        self.model.known[at].office = office
        indicator = self.cast.indicators[at]
        rows = type(indicator).objects.filter(pk=indicator.pk)
        rows.update(department=self.cast.offices[office])

    @rule(who=people, by=st.sampled_from(["comes back"] * 3 + ["leaves", "is locked"]))
    def somebody_goes(self, who, by) -> None:
        if by == "leaves" and CAST[who].role == "root":
            return  # no membership gave these rights, and none takes them
        (self.model.gone.discard if by == "comes back" else self.model.gone.add)(who)
        user = self.cast.users[who]
        User.objects.filter(pk=user.pk).update(is_active=by != "is locked")
        if not CAST[who].is_gone:
            rows = Membership.objects.filter(user=user)
            rows.update(valid_to=LONG_AGO if by == "leaves" else None)

    @invariant()
    def nothing_is_published_but_by_legal_steps(self) -> None:
        if not hasattr(self, "model"):
            return
        rows = Actual.objects.filter(indicator__plan=self.cast.plan, fiscal_year=YEAR)
        stages = dict(rows.values_list("indicator", "stage"))
        for at, known in enumerate(self.model.known):
            stage = stages[self.cast.indicators[at].pk]
            assert stage == known.stage
            if stage == Stage.PUBLISHED:
                assert known.came_legally
                assert self._log(at)[-len(known.chain) :] == [
                    (step, self.cast.users[who].pk) for step, who in known.chain
                ]
        if any(one.stage == "published" for one in self.model.known):
            assert Publication.objects.filter(fiscal_year=YEAR).exists()

    def _moved(self, step: str, who: str, at: int) -> None:
        self.model.known[at].moved(step, who)
        self.seen[self.model.known[at].stage] += 1

    def _actual(self, at: int) -> Actual:
        return Actual.objects.get(indicator=self.cast.indicators[at], fiscal_year=YEAR)

    def _user(self, who: str) -> User:
        return User.objects.get(pk=self.cast.users[who].pk)

    def _now(self) -> datetime:
        """Each moment only once, as in life."""
        self.seconds += 1
        return NOON + timedelta(seconds=self.seconds)

    def _log(self, at: int) -> list[tuple[str, int]]:
        rows = StageChange.objects.filter(indicator=self.cast.indicators[at])
        return list(rows.order_by("pk").values_list("step", "by"))
