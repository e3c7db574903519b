"""A plan of which a year is published, and how values are corrected afterwards."""

from decimal import Decimal

from django.db import transaction

from indicators.models import Indicator, Publication, PublishedJudgement
from indicators.publishing import publish, settle
from tests.factories import make_actual, make_indicator, make_plan


def make_confirmed(plan=None) -> Indicator:
    """From 10 to 20 by 2024, confirmed at 14 in 2022."""
    indicator = make_indicator(plan or make_plan("p"), actuals={2021: 12})
    make_actual(indicator, 2022, 14, stage="confirmed", comment="要因")
    return indicator


def published(plan, year=2022, **asked) -> Publication:
    return publish(plan, year, user=None, **asked)


def correct(indicator, value, *, year=2022, reason="転記の誤り", user=None, **facts):
    """As every write path does: the row with its reason, then the plan settles."""
    row = indicator.actuals.get(fiscal_year=year)
    row.value = Decimal(value)
    for name, fact in facts.items():
        setattr(row, name, fact)
    row._change_reason, row._history_user = reason, user
    with transaction.atomic():
        row.save()
        settle(indicator.plan)


def judgement(publication, year=2022) -> PublishedJudgement:
    return PublishedJudgement.objects.get(
        indicator__publication=publication, fiscal_year=year
    )
