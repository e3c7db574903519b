"""Sheets of a plan once confirmed: all or nothing, with history, and undone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators.models import Actual, Indicator
from measures.models import Measure
from plans.imports.importer import Stale
from plans.models import Department, ImportState, Membership, Plan, Role
from tests.factories import make_department, make_organization, make_plan, make_user
from tests.kpitracker.spreadsheets.plan_sheets import (
    bring,
    bring_text,
    cells,
    confirm,
    counts,
    history,
    state,
    version,
)
from tests.sheets import problems

pytestmark = pytest.mark.django_db

NEW = "指標名,めざす方向,値の種類", "k9,移住者数,増加,単年度"


class TestConfirming:
    def test_writes_what_was_shown(self, plan, planner):
        job = bring("indicators", "基準値,担当課コード", "k1,20,kikaku", user=planner)

        assert confirm(job, user=planner).state == ImportState.APPLIED

        row = Indicator.objects.get(code="k1")
        assert (row.baseline_value, row.department.code) == (20, "kikaku")

    def test_keeps_who_and_why_and_raises_the_versions(self, plan, planner):
        before, row = version(plan), Indicator.objects.get(code="k1")

        job = bring("indicators", NEW[0], NEW[1], "k1,起業,増加,時点", user=planner)
        confirm(job, user=planner)

        for code in ("k1", "k9"):
            last = Indicator.objects.get(code=code).history.first()
            assert last.history_user == planner
            assert last.history_change_reason == f"import_sheet {job.pk}"
        assert Indicator.objects.get(code="k1").version == row.version + 1
        assert version(plan) == before + 1
        assert plan.tallies.exclude(content_version=before + 1).count() == 0

    def test_writes_no_history_for_what_stays(self, plan, planner):
        before = history(), version(plan)

        job = bring("indicators", "指標名", "k1,創業件数", "k2,計画の策定")
        confirm(job)

        assert (history(), version(plan)) == before
        assert counts(job) == {"unchanged": 2}

    def test_puts_new_rows_last_and_moves_none(self, plan):
        confirm(bring("indicators", NEW[0], NEW[1], "k2,策定,定性,時点"))

        order = Indicator.objects.values_list("code", "position")
        assert list(order) == [("k1", 1), ("k2", 2), ("k3", 3), ("k9", 4)]

    def test_leaves_an_order_that_was_never_given(self, plan):
        Indicator.objects.filter(code="k1").update(position=0)
        before = state(plan)["indicators.csv"].splitlines()

        confirm(bring("indicators", *NEW))

        after = state(plan)["indicators.csv"].splitlines()
        assert [line for line in after if line in before] == before

    def test_writes_nothing_where_one_row_is_refused(self, plan):
        before = state(plan), history()

        job = bring("indicators", "指標名,小数の桁数", "k1,起業,1", "k2,策定,9")

        assert job.state == ImportState.REFUSED
        assert (state(plan), history()) == before

    def test_writes_nothing_where_the_last_plan_has_moved_on(self, plan):
        make_plan("another", organization=plan.organization)
        text = (
            "計画コード,指標コード,指標名,めざす方向,値の種類\n"
            "another,k1,新,監視,時点\nmachi-1,k1,起業,増加,時点\n"
        )
        job = bring_text("indicators", text)
        plan.touch()
        before = history()

        with pytest.raises(Stale):
            confirm(job)

        job.refresh_from_db()
        assert (job.state, history()) == (ImportState.READY, before)
        assert not Indicator.objects.filter(plan__code="another").exists()


class TestDrift:
    def test_between_preview_and_confirming_is_told(self, plan, planner):
        job = bring("indicators", "指標名", "k1,起業")
        actual = Actual.objects.get(fiscal_year=2021)
        actual._history_user = planner
        actual.comment = "直した"
        actual.save()

        with pytest.raises(Stale) as stale:
            confirm(job)

        (sentence,) = stale.value.sentences
        assert sentence.startswith(
            "The plan machi-1 was changed after the preview: 計画花子 wrote “創業件数 "
            "2021” (actual) on "
        )
        assert Indicator.objects.get(code="k1").name == "創業件数"

    def test_of_two_previews_the_first_confirmed_is_written(self, plan):
        first = bring("indicators", "指標名", "k1,起業")
        second = bring("targets", "目標値", "k1,first,2024,,33")
        confirm(second)

        with pytest.raises(Stale):
            confirm(first)

        assert confirm(second).state == ImportState.APPLIED
        assert Indicator.objects.get(code="k1").name == "創業件数"

    def test_that_left_no_history_is_told_plainly(self, plan):
        job = bring("indicators", "指標名", "k1,起業")
        plan.touch()

        with pytest.raises(Stale) as stale:
            confirm(job)

        assert stale.value.sentences == [
            "The plan machi-1 was changed after the preview. Bring the file once more "
            "to see what it would change now."
        ]

    def test_of_what_the_plan_shares_with_others_is_noticed(self, plan):
        job = bring("measures", "担当課コード", "m1,kikaku")
        Measure.objects.update(department=None)
        Department.objects.filter(code="kikaku").delete()

        with pytest.raises(Stale) as stale:
            confirm(job)

        assert "“kikaku”" in stale.value.sentences[0]

    def test_of_rights_is_noticed(self, plan, planner):
        job = bring("indicators", "指標名", "k1,起業", user=planner)
        yesterday = timezone.localdate() - timedelta(days=9999)
        Membership.objects.filter(user=planner).update(valid_to=yesterday)
        planner = type(planner).objects.get(pk=planner.pk)

        with pytest.raises(Stale) as stale:
            confirm(job, user=planner)

        assert "“machi-1” is not the code of a plan" in stale.value.sentences[0]


class TestReach:
    def test_ends_at_the_own_organization(self, plan):
        office = make_department(make_organization())
        stranger = make_user(Role.PLANNING, department=office)
        make_plan("own", organization=office.organization)
        text = "計画コード,指標コード,指標名\n{},k1,起業\n"

        told = [
            problems(bring_text("indicators", text.format(code), user=stranger))
            for code in ("machi-1", "machi-2")
        ]

        assert told[0] == [told[1][0].replace("machi-2", "machi-1")]
        assert told[0][0].endswith("Such plans are: own.")

    @pytest.mark.parametrize(
        "role", [Role.VIEWER, Role.EDITOR, Role.HEAD, Role.AUDITOR, Role.ADMINISTRATOR]
    )
    def test_is_that_of_the_planning_section(self, plan, role):
        office = make_department(plan.organization)

        job = bring(
            "indicators", "指標名", "k1,起業", user=make_user(role, department=office)
        )

        assert job.state == ImportState.REFUSED

    def test_of_a_command_is_everything(self, plan):
        assert cells(bring("indicators", "指標名", "k1,起業"))


def test_showing_takes_a_fixed_number_of_queries(plan, django_assert_num_queries):
    job = bring("targets", "目標値", "k1,first,2022,,29", "k1,first,2024,,33")

    with django_assert_num_queries(3):
        assert len(cells(job)) == 2


def test_a_sheet_takes_a_fixed_number_of_queries(plan, django_assert_max_num_queries):
    with django_assert_max_num_queries(74):
        confirm(bring("targets", "目標値", "k1,first,2022,,29", "k1,first,2024,,33"))
    assert Plan.objects.get().content_version == version(plan)
