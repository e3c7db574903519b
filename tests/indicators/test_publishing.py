"""Publishing a year keeps it as it was; a correction becomes the next version."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from indicators.enums import Stage
from indicators.models import Actual, Indicator, Publication, PublishedJudgement
from indicators.published.loading import load
from indicators.publishing import (
    NO_REASON,
    NOTHING,
    NotPublishable,
    publish,
    settle,
)
from tests.factories import (
    make_actual,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan("p")


@pytest.fixture
def indicator(plan):
    """From 10 to 20 by 2024, confirmed at 14 in 2022."""
    indicator = make_indicator(plan, actuals={2021: 12})
    make_actual(indicator, 2022, 14, stage="confirmed", comment="要因")
    return indicator


def published(plan, year=2022, **asked) -> Publication:
    return publish(plan, year, user=None, **asked)


def correct(indicator, value, *, year=2022, reason="転記の誤り", **facts):
    """As every write path does: the row with its reason, then the plan settles."""
    row = indicator.actuals.get(fiscal_year=year)
    row.value = Decimal(value)
    for name, fact in facts.items():
        setattr(row, name, fact)
    row._change_reason = reason
    with transaction.atomic():
        row.save()
        settle(indicator.plan)


def judgement(publication, year=2022) -> PublishedJudgement:
    return PublishedJudgement.objects.get(
        indicator__publication=publication, fiscal_year=year
    )


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


class TestCorrections:
    def test_publish_the_next_version_with_their_reason(self, indicator):
        user = make_user()
        first = published(indicator.plan)
        row = indicator.actuals.get(fiscal_year=2022)
        row._history_user = user

        correct(indicator, 19)

        second = Publication.objects.get(version=2)
        assert second.reason == "転記の誤り"
        assert (judgement(first).actual, judgement(second).actual) == ("14", "19")
        assert judgement(second).status == "on_track"

    def test_leave_the_rest_of_the_year_as_it_was_published(self, plan, indicator):
        other = make_indicator(plan, actuals={2022: 11})
        published(plan)
        plan.pace_lower = Decimal("0.1")
        plan.title = "改めた計画"
        plan.save()
        Indicator.objects.update(name="改めた名", unit="人")
        indicator.targets.update(value=100)

        correct(indicator, 15)

        content = load(Publication.objects.get(version=2))
        assert content.publication.plan_title == "架空総合計画"
        assert content.publication.pace_lower == Decimal("0.6")
        assert content.facts[indicator.pk].indicator.unit == "件"
        assert content.facts[indicator.pk].targets[0].value == 20
        assert content.facts[other.pk].judgements[2022].status == "behind"
        assert content.facts[indicator.pk].judgements[2022].progress == Decimal("0.5")

    def test_of_an_earlier_year_reach_the_years_that_show_it(self, indicator):
        published(indicator.plan, 2021)
        published(indicator.plan, 2022)

        correct(indicator, 13, year=2021)

        versions = Publication.objects.order_by("fiscal_year", "version")
        assert list(versions.values_list("fiscal_year", "version")) == [
            (2021, 1),
            (2021, 2),
            (2022, 1),
            (2022, 2),
        ]

    def test_of_a_later_year_leave_a_published_one_alone(self, indicator):
        make_actual(indicator, 2023, 16)
        published(indicator.plan)

        correct(indicator, 17, year=2023)

        assert Publication.objects.count() == 1

    def test_may_withdraw_a_value(self, indicator):
        published(indicator.plan)

        with transaction.atomic():
            indicator.actuals.get(fiscal_year=2022).delete()
            settle(indicator.plan)

        second = Publication.objects.get(version=2)
        assert judgement(second).reason == "no_actual"

    def test_are_none_where_only_a_draft_was_written(self, indicator):
        published(indicator.plan)
        make_actual(indicator, 2023, 16, stage="draft")

        settle(indicator.plan)

        assert Publication.objects.count() == 1

    def test_are_none_where_an_indicator_goes(self, indicator):
        published(indicator.plan)
        indicator.delete()

        settle(indicator.plan)

        assert Publication.objects.count() == 1

    def test_that_fail_leave_nothing_half(self, indicator, monkeypatch):
        published(indicator.plan)
        monkeypatch.setattr("indicators.publishing.tallies.refresh", lambda plan: 1 / 0)

        with pytest.raises(ZeroDivisionError):
            correct(indicator, 19)

        assert Publication.objects.count() == 1
        assert Actual.objects.get(fiscal_year=2022).value == 14


PUBLISHED = [
    "Publication",
    "PublishedIndicator",
    "PublishedTarget",
    "PublishedState",
    "PublishedActual",
    "PublishedJudgement",
    "PublishedReview",
]


@pytest.fixture
def rows_of(plan, indicator, django_apps):
    make_review(make_measure(plan), 2022)
    make_indicator(plan, aim="state", actuals={2022: "素案"})
    published(plan)
    return lambda name: django_apps.get_model("indicators", name).objects


@pytest.fixture
def django_apps():
    from django.apps import apps

    return apps


class TestPublishedRows:
    @pytest.mark.parametrize("name", PUBLISHED)
    def test_are_never_changed(self, rows_of, name):
        field = rows_of(name).model._meta.concrete_fields[-1].attname

        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows_of(name).update(**{field: rows_of(name).values_list(field)[:1]})

    @pytest.mark.parametrize("name", PUBLISHED)
    def test_are_never_removed(self, rows_of, name):
        rows = rows_of(name).all()

        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows._raw_delete(rows.db)


class TestQueries:
    @pytest.mark.parametrize("size", [1, 12])
    def test_are_as_many_whatever_the_size(self, plan, size, django_assert_num_queries):
        for _ in range(size):
            make_actual(make_indicator(plan), 2022, 14, stage="confirmed")

        with django_assert_num_queries(34):
            published(plan)
