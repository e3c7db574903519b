"""Publishing a year keeps it as it was."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import Stage
from indicators.models import Indicator, Publication
from indicators.published.loading import load
from indicators.publishing import NO_REASON, NOTHING, NotPublishable
from tests.factories import (
    make_actual,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
)
from tests.indicators.published import correct, judgement, make_confirmed, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan("p")


@pytest.fixture
def indicator(plan):
    return make_confirmed(plan)


class TestPublishing:
    def test_brings_what_is_confirmed_of_the_year_to_the_public(self, indicator):
        published(indicator.plan)

        row = indicator.actuals.get(fiscal_year=2022)
        assert (row.stage, row.version) == (Stage.PUBLISHED, 2)
        assert row.history.latest("history_id").stage == Stage.PUBLISHED

    @pytest.mark.parametrize("stage", ["draft", "submitted", "approved"])
    def test_leaves_out_what_is_not_confirmed(self, plan, indicator, stage):
        other = make_indicator(plan)
        make_actual(other, 2022, 99, stage=stage)

        content = load(published(plan))

        assert content.facts[other.pk].actuals == ()
        assert other.actuals.get().stage == stage

    def test_keeps_everything_the_year_shows(self, plan, indicator):
        measure = make_measure(plan)
        make_review(measure, 2022, cause="原因")

        publication = published(plan)

        content = load(publication)
        facts = content.facts[indicator.pk]
        row = judgement(publication)
        assert (publication.version, publication.plan_title) == (1, plan.title)
        assert (publication.pace_upper, publication.letters) == (1, "AABCCD")
        assert facts.indicator.name == indicator.name
        assert [target.value for target in facts.targets] == [20]
        assert [(one.fiscal_year, one.value) for one in facts.actuals] == [
            (2021, 12),
            (2022, 14),
        ]
        assert facts.actuals[1].comment == "要因"
        assert (row.status, row.letter) == ("mostly", "B")
        assert (row.progress, row.elapsed, row.pace) == ("2/5", "3/5", "2/3")
        assert [one.cause for one in content.reviews] == ["原因"]

    def test_shows_nothing_of_later_years(self, plan, indicator):
        make_actual(indicator, 2023, 18)

        content = load(published(plan))

        assert max(row.fiscal_year for row in content.facts[indicator.pk].actuals) == (
            2022
        )

    def test_loads_the_judgement_that_was_made(self, indicator):
        content = load(published(indicator.plan))

        stored = content.facts[indicator.pk].judgements
        made = content.judged([indicator.pk]).facts[indicator.pk].judgements
        assert list(stored) == [2020, 2021, 2022]
        assert stored == made

    def test_of_nothing_is_refused(self, plan):
        make_actual(make_indicator(plan), 2022, 14, stage="approved")

        with pytest.raises(NotPublishable) as refused:
            published(plan)

        assert refused.value.sentence == NOTHING

    def test_once_more_without_a_change_is_refused(self, indicator):
        published(indicator.plan)

        with pytest.raises(NotPublishable, match="version 1"):
            published(indicator.plan, reason="もう一度")

    def test_once_more_needs_a_reason(self, indicator):
        published(indicator.plan)
        Indicator.objects.update(definition="改めた定義")

        with pytest.raises(NotPublishable) as refused:
            published(indicator.plan)

        assert refused.value.sentence == NO_REASON

    def test_once_more_shows_the_plan_as_it_is_now(self, indicator):
        first = published(indicator.plan)
        Indicator.objects.update(definition="改めた定義")

        second = published(indicator.plan, reason="定義の見直し")

        assert (second.version, second.reason) == (2, "定義の見直し")
        assert load(second).facts[indicator.pk].indicator.definition == "改めた定義"
        assert load(first).facts[indicator.pk].indicator.definition == ""

    def test_of_an_estimate_is_confirmed_by_a_later_version(self, indicator):
        indicator.actuals.filter(fiscal_year=2022).update(quality="estimate")
        first = published(indicator.plan)

        correct(indicator, 15, quality="actual", reason="確報")

        assert judgement(first).provisional is True
        second = Publication.objects.get(version=2)
        assert (second.reason, judgement(second).provisional) == ("確報", False)

    def test_that_fails_leaves_nothing_half(self, indicator, monkeypatch):
        monkeypatch.setattr("indicators.publishing.tallies.refresh", lambda plan: 1 / 0)

        with pytest.raises(ZeroDivisionError):
            published(indicator.plan)

        assert not Publication.objects.exists()
        assert indicator.actuals.get(fiscal_year=2022).stage == "confirmed"

    def test_raises_the_version_of_the_plan(self, indicator):
        before = indicator.plan.content_version
        published(indicator.plan)
        indicator.plan.refresh_from_db()

        assert indicator.plan.content_version > before


class TestQueries:
    def test_are_as_many_whatever_the_size(self):
        asked = []
        for size in (1, 12):
            plan = make_plan()
            for _ in range(size):
                make_actual(make_indicator(plan), 2022, 14, stage="confirmed")
            with CaptureQueriesContext(connection) as queries:
                published(plan)
            asked.append(len(queries))

        assert asked[0] == asked[1] <= 45
