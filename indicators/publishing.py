"""Publishing a year of a plan, and publishing it anew when a value is corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators import tallies
from indicators.enums import Stage
from indicators.models import Actual, Publication
from indicators.printed import entered_of
from indicators.progress import FORMULA
from indicators.published.cells import Difference
from indicators.published.content import Content
from indicators.published.corrections import Correction, corrections, signature_of
from indicators.published.differences import differences
from indicators.published.drafting import draft
from indicators.published.loading import load
from indicators.published.storing import store
from indicators.stages import take
from indicators.wording import words
from indicators.workflow import Step
from plans import audit
from plans.bulk import BulkWriter, columns_of
from plans.locks import lock
from plans.models import AuditAction, Plan, User

NOTHING = _("No value of this year is confirmed yet, so there is nothing to publish.")
NO_REASON = _("This year was published before. Say why it is published once more.")
UNCHANGED = _(
    "Nothing has changed since version %(version)d, so there is nothing to publish."
)
CHANGED = _(
    "The plan was changed after this page was shown. Look at it once more: nothing "
    "has been published."
)


class NotPublishable(Exception):
    """Nothing was published; the sentence says why."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class Shown(NamedTuple):
    """One line of the preview, ready to read."""

    name: str
    value: str
    words: str | Promise
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What publishing a year would show, beside what is shown now."""

    content: Content
    last: Publication | None
    differences: tuple[Difference, ...]

    @property
    def version(self) -> int:
        return self.last.version + 1 if self.last else 1

    @property
    def needs_reason(self) -> bool:
        return self.last is not None

    @property
    def shown(self) -> list["Shown"]:
        """The values of the year, with their judgements."""
        year = self.content.publication.fiscal_year
        return [
            Shown(
                facts.indicator.name,
                entered_of(facts.indicator, row),
                words(facts.judgements[year]),
                facts.judgements[year].letter,
            )
            for facts in self.content.facts.values()
            for row in facts.actuals
            if row.fiscal_year == year
        ]

    @property
    def refusal(self) -> str | Promise | None:
        """Why there is nothing to publish, if there is nothing."""
        year = self.content.publication.fiscal_year
        facts = self.content.facts.values()
        if not any(row.fiscal_year == year for one in facts for row in one.actuals):
            return NOTHING
        if self.last and not self.differences:
            return UNCHANGED % {"version": self.last.version}
        return None


def preview(plan: Plan, *, fiscal_year: int) -> Preview:
    """At most twelve queries; writes nothing."""
    content = draft(plan, fiscal_year=fiscal_year)
    versions = plan.publications.filter(fiscal_year=fiscal_year)
    last = versions.order_by("-version").first()
    return Preview(
        content=content,
        last=last,
        differences=differences(load(last), content) if last else (),
    )


def publish(
    plan: Plan,
    fiscal_year: int,
    *,
    user: User | None,
    at: datetime | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Publication:
    """Publish what is confirmed of a year, or its next version; all or nothing.

    What is on its way and not confirmed stays unpublished. Raises ``NotPublishable``.
    Later years that show a value published now are published anew with it.
    ``seen``: the version of the plan's content that was looked at.
    """
    at = at or timezone.now()
    with transaction.atomic():
        lock(plan)
        plan = Plan.objects.get(pk=plan.pk)
        if seen not in (None, plan.content_version):
            raise NotPublishable(CHANGED)
        found = preview(plan, fiscal_year=fiscal_year)
        if sentence := found.refusal:
            raise NotPublishable(sentence)
        if found.needs_reason and not reason.strip():
            raise NotPublishable(NO_REASON)
        _bring(plan, fiscal_year, user=user, at=at, reason=reason)
        publication = store(
            found.content, version=found.version, user=user, at=at, reason=reason
        )
        plan.touch()
        follow([plan.pk])
        tallies.refresh(plan)
    return publication


def settle(plan: Plan) -> None:
    """After every write to values: publish corrections, then count the plan anew.

    In the writer's transaction, once the plan's version has been raised.
    """
    with transaction.atomic():
        follow([plan.pk])
        tallies.refresh(plan)


def follow(plans: Iterable[int]) -> list[Publication]:
    """Publish the next version of every year whose published values were corrected.

    Who, when and why is read from the histories of the values; of the rest of the
    published year nothing changes, whatever has become of the plan.
    """
    latest = Publication.objects.filter(plan__in=plans).latest_versions()
    by_plan: dict[Plan, list[Publication]] = {}
    latest = latest.select_related("plan__organization")
    for one in latest.order_by("plan", "fiscal_year"):
        by_plan.setdefault(one.plan, []).append(one)
    return [
        _next(one)
        for plan, publications in by_plan.items()
        for one in corrections(plan, publications)
    ]


def _next(correction: Correction) -> Publication:
    last = correction.publication
    content = load(last).with_actuals(correction.actuals)
    content.publication.formula_version = FORMULA
    signature = signature_of(correction.cells)
    user = User.objects.filter(pk=signature.user_id).first()
    publication = store(
        content,
        version=last.version + 1,
        user=user,
        at=signature.at or timezone.now(),
        reason=signature.reason,
    )
    audit.record(
        AuditAction.CORRECTION,
        user=user,
        organization=last.plan.organization,
        plan_code=last.plan.code,
        thing=publication,
        detail=signature.reason,
    )
    return publication


def _bring(
    plan: Plan, fiscal_year: int, *, user: User | None, at: datetime, reason: str
) -> None:
    """Take what is confirmed of the year to the stage published."""
    rows = Actual.objects.filter(
        indicator__plan=plan, fiscal_year=fiscal_year, stage=Stage.CONFIRMED
    )
    if user is None:
        _bring_unsigned(rows, at=at, reason=reason)
        return
    shown = dict(rows.values_list("pk", "version"))
    taken = take(Step.PUBLISH, shown, user=user, at=at, comment=reason)
    if taken.refused:
        raise NotPublishable(
            " ".join(dict.fromkeys(why for _row, why in taken.refused))
        )


def _bring_unsigned(rows, *, at: datetime, reason: str) -> None:
    """The same by a command of the server: nobody took a step that could be logged."""
    columns = columns_of(Actual)
    stage, version = columns.index("stage"), columns.index("version")
    moved = []
    for row in rows.order_by("pk").values_list(*columns):
        row = list(row)
        row[stage], row[version] = Stage.PUBLISHED.value, row[version] + 1
        moved.append(tuple(row))
    BulkWriter(Actual, user_id=None, moment=at, reason=reason).update(moved)
