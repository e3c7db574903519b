"""A town in the middle of a round, for tests of its pages."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from indicators.enums import Stage
from indicators.models import Actual, Round, StageChange
from indicators.workflow import Step
from plans.models import Role, User
from tests.desks import Town, make_town
from tests.factories import make_actual, make_indicator, make_round, make_user

YEAR = 2023


@dataclass(frozen=True, slots=True)
class RoundTown:
    """A town whose round of 2023 is open today and for nine days more."""

    town: Town
    round: Round
    editor: User
    head: User
    planner: User

    def value(self, stage=Stage.DRAFT, entered=15, *, office=None, **facts) -> Actual:
        """A value of the round; of the first office, unless another is named."""
        comment = facts.pop("comment", "")
        indicator = make_indicator(
            self.town.plan, department=office or self.town.office, **facts
        )
        return make_actual(indicator, YEAR, entered, stage=stage, comment=comment)

    def page(self, name: str = "", lang: str = "/en") -> str:
        return f"{lang}/admin/rounds/{self.round.pk}/{name}"


def make_round_town(code: str = "kakuu", **facts) -> RoundTown:
    town = make_town(code, **facts)
    today = localdate()
    round_ = make_round(
        town.plan,
        YEAR,
        opens_on=min(date(2024, 5, 1), today),
        closes_on=today + timedelta(days=9),
    )
    return RoundTown(
        town,
        round_,
        town.user(Role.EDITOR, name=f"{code} 入力"),
        town.user(Role.HEAD, name=f"{code} 課長"),
        make_user(Role.PLANNING, town.other_office, is_staff=True, name=f"{code} 企画"),
    )


def log_of(actual: Actual) -> list[tuple[str, str]]:
    """The steps of a value, with their comments."""
    changes = StageChange.objects.filter(
        indicator=actual.indicator_id, fiscal_year=actual.fiscal_year
    )
    return [(Step(one.step).value, one.comment) for one in changes.order_by("pk")]


def token(actual: Actual) -> str:
    return f"{actual.pk}.{actual.version}"
