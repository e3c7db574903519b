"""Makers of the rows that the promises of the indicators are tried on."""

from indicators.models import IndicatorState, PlanTally
from indicators.publishing import publish
from tests.factories import (
    make_actual,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
    make_round,
    make_target,
)


def two_indicators():
    plan = make_plan()
    make_indicator(plan, code="k1")
    return make_indicator(plan, code="k2")


def cumulative():
    return make_indicator(basis="cumulative", entry="running_total")


def increments():
    return make_indicator(basis="cumulative", entry="increment", counts_from=2020)


def surveyed():
    return make_indicator(survey_every=2, survey_first=2020)


def by_month():
    facts = {"baseline_year_kind": "month", "baseline_month": 3}
    return make_indicator(baseline_year=2020, **facts)


def state():
    return make_indicator(aim="state")


def last_state():
    return IndicatorState.objects.filter(indicator=state()).last()


def target():
    return make_indicator().targets.get()


def two_targets():
    return make_target(make_indicator(), target_year=2022)


def floor():
    return make_indicator(aim="at_least", baseline=1, target=1, every_year=True)


def kept():
    return floor().targets.get()


def actual():
    return make_actual(make_indicator(), 2022, 15)


def missing():
    return make_actual(make_indicator(), 2022, "collecting")


def two_actuals():
    indicator = make_indicator(actuals={2021: 12})
    return make_actual(indicator, 2022, 15)


def state_actual():
    return make_actual(state(), 2022, "素案")


def two_tallies():
    facts = {"plan": make_plan(), "fiscal_year": 2022, "content_version": 1}
    PlanTally.objects.create(audience="public", **facts)
    return PlanTally.objects.create(audience="internal", **facts)


def a_round():
    return make_round(make_plan(), 2023)


def two_rounds():
    plan = make_plan()
    make_round(plan, 2022)
    return make_round(plan, 2023)


def publication():
    """Version 1 of 2022, with a row of every kind."""
    plan = make_plan()
    make_indicator(plan, aim="state", actuals={2022: "素案"})
    make_review(make_measure(plan), 2022)
    return publish(plan, 2022, user=None)


def published_indicator():
    return publication().indicators.get()


def published_review():
    return publication().reviews.get()


def published(kind):
    """A maker of a row below the published indicator."""

    def make():
        return getattr(published_indicator(), kind).first()

    make.__name__ = kind
    return make
