"""A correction of what was published becomes the next version; no row ever changes."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from indicators.models import Actual, Indicator, Publication
from indicators.published.loading import load
from indicators.publishing import settle
from plans.models import AuditEntry
from tests.factories import (
    make_actual,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
    make_user,
)
from tests.indicators.published import correct, judgement, make_confirmed, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan("p")


@pytest.fixture
def indicator(plan):
    return make_confirmed(plan)


class TestCorrections:
    def test_publish_the_next_version_with_their_reason(self, indicator):
        user = make_user()
        first = published(indicator.plan)

        correct(indicator, 19, user=user)

        second = Publication.objects.get(version=2)
        assert second.reason == "転記の誤り"
        entry = AuditEntry.objects.get(action="correction")
        assert (entry.user, entry.detail) == (user, "転記の誤り")
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

    def test_of_several_values_keep_every_reason(self, plan, indicator):
        other = make_indicator(plan, actuals={2022: 11})
        published(plan)

        with transaction.atomic():
            for row, reason in [(indicator, "転記の誤り"), (other, "再集計")]:
                actual = row.actuals.get(fiscal_year=2022)
                actual.value, actual._change_reason = 18, reason
                actual.save()
            settle(plan)

        second = Publication.objects.get(version=2)
        assert sorted(second.reason.splitlines()) == ["再集計", "転記の誤り"]

    def test_are_told_from_values_that_come_later(self, plan, indicator):
        other = make_indicator(plan)
        published(plan)
        make_actual(other, 2022, 11)

        settle(plan)

        assert Publication.objects.get(version=2).reason == "published_later"

    def test_reach_a_later_year_that_was_published_first(self, plan, indicator):
        make_actual(indicator, 2023, 16)
        published(plan, 2023)

        published(plan, 2022)

        later = Publication.objects.filter(fiscal_year=2023).order_by("version")
        assert [one.version for one in later] == [1, 2]
        assert judgement(later[0], 2022).reason == "no_actual"
        assert judgement(later[1], 2022).actual == "14"

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
def rows_of(plan, indicator):
    make_review(make_measure(plan), 2022)
    make_indicator(plan, aim="state", actuals={2022: "素案"})
    published(plan)
    return lambda name: apps.get_model("indicators", name).objects


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
