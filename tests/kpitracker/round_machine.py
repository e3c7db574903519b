"""A round played by everybody at once, beside a model of what each may do.

Each step must move exactly what the model lets move, and nothing else.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from indicators.enums import Stage
from indicators.models import Actual, Publication, StageChange
from indicators.publishing import NotPublishable, publish
from indicators.stages import take
from indicators.workflow import Step
from plans.models import Membership, Organization, User
from tests.kpitracker.round_cast import CAST, YEAR, Cast
from tests.kpitracker.round_model import Known, Model

DAYS = {
    "before": datetime(2024, 4, 30, 3, tzinfo=UTC),
    "open": datetime(2024, 5, 20, 3, tzinfo=UTC),
    "closed": datetime(2024, 7, 2, 3, tzinfo=UTC),
}
USUAL = {
    "first": [
        (Step.SUBMIT, "editor"),
        (Step.APPROVE, "head"),
        (Step.CONFIRM, "planner"),
    ],
    "second": [
        (Step.SUBMIT, "editor of another office"),
        (Step.APPROVE, "head of another office"),
        (Step.CONFIRM, "planner"),
    ],
}
LIKELY = {
    "draft": [Step.SUBMIT],
    "submitted": [Step.APPROVE, Step.APPROVE, Step.CONFIRM, Step.RETURN, Step.WITHDRAW],
    "approved": [Step.CONFIRM, Step.RETURN],
    "confirmed": [Step.PUBLISH, Step.PUBLISH, Step.RETURN],
    "published": [Step.RETURN],
}
people = st.sampled_from(sorted(CAST))
values = st.integers(0, 2)


class RoundMachine(RuleBasedStateMachine):
    """Three values of two departments, and eleven people."""

    cast: Cast
    seen: Counter[str] = Counter()

    @initialize(ahead=st.tuples(*[st.integers(0, 3)] * 3))
    def set_the_scene(self, ahead) -> None:
        """Each value has come some way already, in the usual manner."""
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.minutes = 0
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
            for step, who in USUAL[self.model.known[at].office][:steps]:
                self._take(step, who, {at})

    def teardown(self) -> None:
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

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

    @rule(
        at=values,
        who=st.sampled_from(["editor", "head", "head", "planner", "planner"]),
        pick=st.integers(0, 4),
        comment=st.sampled_from(["", "単位を確認"]),
    )
    def goes_on(self, at, who, pick, comment) -> None:
        """What may well be right next: else nothing would ever come far."""
        likely = LIKELY[self.model.known[at].stage]
        step = likely[pick % len(likely)]
        if step == Step.PUBLISH:
            self._publish(who)
        else:
            self._take(step, who, {at}, comment=comment)

    def _take(self, step, who, chosen, *, comment="", is_stale=False) -> None:
        rows = {at: self._actual(at) for at in sorted(chosen)}
        shown = {row.pk: row.version - is_stale for row in rows.values()}
        expected = [
            at
            for at in rows
            if not is_stale and self.model.may(step.value, who, at, comment)
        ]

        taken = take(step, shown, user=self._user(who), at=self._now(), comment=comment)

        assert {row.pk for row in taken.moved} == {rows[at].pk for at in expected}
        assert len(taken.moved) + len(taken.refused) == len(rows)
        for at in expected:
            self._moved(step.value, who, at)

    @rule(who=people)
    def publishes(self, who) -> None:
        self._publish(who)

    def _publish(self, who) -> None:
        confirmed = [
            at for at, it in enumerate(self.model.known) if it.stage == "confirmed"
        ]
        may = self.model.roles(who, "first") & {"planning", "root"}
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
            assert may or not confirmed
            for at in confirmed:
                self._moved("publish", who, at)

    @rule(who=people, at=values)
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

    @rule(day=st.sampled_from(["open", "open", "open", "before", "closed"]))
    def time_passes(self, day) -> None:
        self.model.day = day

    @rule(alone=st.booleans())
    def the_rule_of_four_eyes_is_switched(self, alone) -> None:
        self.model.is_alone = alone
        rows = Organization.objects.filter(pk=self.cast.plan.organization_id)
        rows.update(submitter_may_approve=alone)

    @rule(office=st.sampled_from(["first", "second"]), needs=st.booleans())
    def a_department_does_without_approval(self, office, needs) -> None:
        self.model.needs_approval[office] = needs
        department = self.cast.offices[office]
        type(department).objects.filter(pk=department.pk).update(needs_approval=needs)

    @rule(at=values, office=st.sampled_from(["first", "second"]))
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
        long_ago = DAYS["before"].date() - timedelta(days=1)
        if not CAST[who].is_gone:
            rows = Membership.objects.filter(user=user)
            rows.update(valid_to=long_ago if by == "leaves" else None)

    @invariant()
    def nothing_is_published_but_by_legal_steps(self) -> None:
        if not hasattr(self, "model"):
            return
        for at, known in enumerate(self.model.known):
            actual = self._actual(at)
            assert actual.stage == known.stage
            if actual.stage == Stage.PUBLISHED:
                assert known.came_legally
                assert self._log(at)[-len(known.chain) :] == [
                    (step, self.cast.users[who].pk) for step, who in known.chain
                ]
        is_published = any(one.stage == "published" for one in self.model.known)
        assert is_published <= Publication.objects.filter(fiscal_year=YEAR).exists()

    def _moved(self, step: str, who: str, at: int) -> None:
        self.model.known[at].moved(step, who)
        self.seen[self.model.known[at].stage] += 1

    def _actual(self, at: int) -> Actual:
        return Actual.objects.get(indicator=self.cast.indicators[at], fiscal_year=YEAR)

    def _user(self, who: str) -> User:
        return User.objects.get(pk=self.cast.users[who].pk)

    def _now(self) -> datetime:
        """Each moment only once, as in life."""
        self.minutes += 1
        return DAYS[self.model.day] + timedelta(seconds=self.minutes)

    def _log(self, at: int) -> list[tuple[str, int]]:
        rows = StageChange.objects.filter(indicator=self.cast.indicators[at])
        return list(rows.order_by("pk").values_list("step", "by"))
