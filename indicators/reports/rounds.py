"""What rounds ask of whom, and how far each answer has come."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Max, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from indicators.course import Course
from indicators.enums import Stage
from indicators.models import Actual, Indicator, Round, StageChange
from indicators.stages import needs_approval
from indicators.workflow import Step
from plans.models import Department
from plans.models.among import Among


class Answer(TextChoices):
    """How far the value of an indicator has come in a round. Never stored."""

    EMPTY = "empty", _("Not entered")
    DRAFT = "draft", Stage.DRAFT.label
    RETURNED = "returned", _("Returned")
    SUBMITTED = "submitted", Stage.SUBMITTED.label
    APPROVED = "approved", Stage.APPROVED.label
    CONFIRMED = "confirmed", Stage.CONFIRMED.label
    PUBLISHED = "published", Stage.PUBLISHED.label
    NOT_DUE = "not_due", _("No survey due")


# What a department has still to do, and what is out of its hands.
OPEN = (Answer.EMPTY, Answer.DRAFT, Answer.RETURNED)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One indicator of which a round asks a value; ``actual`` is None without a row.

    ``last`` is the last step that was taken with the value, None before the first.
    """

    round: Round
    indicator: Indicator
    actual: Actual | None
    last: StageChange | None

    @property
    def department(self) -> Department | None:
        return self.indicator.department

    @cached_property
    def answer(self) -> Answer:
        actual = self.actual
        if actual is None:
            return Answer.EMPTY if self.is_due else Answer.NOT_DUE
        if actual.stage != Stage.DRAFT:
            return Answer(actual.stage)
        if self.last is not None and self.last.step == Step.RETURN:
            return Answer.RETURNED
        is_said = actual.has_value or actual.missing_reason or actual.comment
        return Answer.DRAFT if is_said else Answer.EMPTY

    @property
    def is_due(self) -> bool:
        return cycle_of(self.indicator).is_due(self.round.fiscal_year)

    @property
    def is_confirmable(self) -> bool:
        """Whether nothing but the planning section is waited for."""
        if self.answer == Answer.APPROVED:
            return True
        return self.answer == Answer.SUBMITTED and not needs_approval(self.department)

    def is_among(self, actuals: Collection[int]) -> bool:
        """Whether its value is one of these ids."""
        return self.actual is not None and self.actual.pk in actuals

    @property
    def token(self) -> str:
        """The value and the version that is looked at, as forms carry them."""
        return f"{self.actual.pk}.{self.actual.version}" if self.actual else ""


@dataclass(slots=True)
class Share:
    """What a round asks of one department; None for indicators without one."""

    department: Department | None
    rows: list[Asked] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Answer]:
        return Counter(row.answer for row in self.rows)

    @property
    def open(self) -> list[Asked]:
        return [row for row in self.rows if row.answer in OPEN]

    @property
    def confirmable(self) -> list[Asked]:
        return [row for row in self.rows if row.is_confirmable]

    @property
    def has_entered_nothing(self) -> bool:
        counts = self.counts
        return set(counts) - {Answer.NOT_DUE} == {Answer.EMPTY}


def asked(
    rounds: Collection[Round], *, departments: Collection[int] | None = None
) -> list[Asked]:
    """What the rounds ask, in the order of the plans. Three queries.

    ``departments`` (ids): of these alone. The rounds come with their plans.
    """
    indicators = Indicator.objects.filter(plan__in={one.plan_id for one in rounds})
    if departments is not None:
        indicators = indicators.filter(department__in=departments)
    indicators = indicators.select_related("department", "plan__organization").order_by(
        "plan", "position", "pk"
    )
    rows = list(indicators)
    places = Q(
        Among("indicator_id", [row.pk for row in rows]),
        fiscal_year__in={one.fiscal_year for one in rounds},
    )
    actuals = {
        (row.indicator_id, row.fiscal_year): row
        for row in Actual.objects.filter(places)
    }
    latest = StageChange.objects.filter(places).order_by()
    latest = latest.values("indicator", "fiscal_year").annotate(latest=Max("pk"))
    changes = StageChange.objects.filter(pk__in=latest.values("latest"))
    last = {
        (row.indicator_id, row.fiscal_year): row for row in changes.select_related("by")
    }
    return [
        Asked(
            round=one,
            indicator=indicator,
            actual=actuals.get((indicator.pk, one.fiscal_year)),
            last=last.get((indicator.pk, one.fiscal_year)),
        )
        for one in rounds
        for indicator in rows
        if indicator.plan_id == one.plan_id
        and not cycle_of(indicator).has_left(one.fiscal_year)
    ]


def cycle_of(indicator: Indicator) -> Course:
    """When the indicator is surveyed and until when it is followed, nothing else."""
    return Course(
        aim=indicator.aim,
        survey_every=indicator.survey_every,
        survey_first=indicator.survey_first,
        lifecycle=indicator.lifecycle,
        lifecycle_from=indicator.lifecycle_from,
    )


def shares_of(rows: Iterable[Asked]) -> list[Share]:
    """The rows by department, in the order of the organization; none stands last."""
    shares: dict[int | None, Share] = {}
    for row in rows:
        key = row.indicator.department_id
        shares.setdefault(key, Share(row.department)).rows.append(row)
    return sorted(shares.values(), key=_place)


def _place(share: Share) -> tuple:
    one = share.department
    return (1, 0, 0) if one is None else (0, one.position, one.pk)
