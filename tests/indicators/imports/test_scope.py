"""Whose values a sheet may change: one's own, and nobody learns of any other."""

from datetime import date, timedelta

import pytest

from indicators.imports.actuals import ActualImporter
from indicators.models import Actual
from plans.imports import jobs
from plans.imports.importer import Reach, Stale
from plans.models import Role
from tests.desks import make_town
from tests.factories import make_actual, make_indicator, make_round
from tests.sheets import TODAY, bring, confirm, entries, problems

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,実績値,段階\n"


@pytest.fixture
def town():
    town = make_town("kakuu")
    make_indicator(town.plan, code="own", department=town.office)
    make_indicator(town.plan, code="other", department=town.other_office)
    return town


def value(code: str):
    row = Actual.objects.filter(indicator__code=code).first()
    return row and row.value


class TestAnEditor:
    def test_brings_values_of_the_own_department(self, town):
        editor = town.user(Role.EDITOR)

        confirm(bring(HEAD + "kakuu,own,2023,5,\n", user=editor), user=editor)

        assert value("own") == 5

    def test_is_told_the_same_of_anothers_indicator_and_of_none(self, town):
        editor = town.user(Role.EDITOR)

        job = bring(HEAD + "kakuu,other,2023,5,\nkakuu,nai,2023,5,\n", user=editor)

        one, two = problems(job)
        assert one.replace("other", "…")[5:] == two.replace("nai", "…")[5:]

    def test_of_another_town_is_told_the_same_too(self, town):
        stranger = make_town("tonari").user(Role.PLANNING)

        job = bring(HEAD + "kakuu,own,2023,5,\nkakuu,nai,2023,5,\n", user=stranger)

        one, two = problems(job)
        assert one.replace("“own”", "…")[5:] == two.replace("“nai”", "…")[5:]

    @pytest.mark.parametrize("stage", ["提出済み", "submitted"])
    def test_may_submit(self, town, stage):
        editor = town.user(Role.EDITOR)

        confirm(bring(HEAD + f"kakuu,own,2023,5,{stage}\n", user=editor), user=editor)

        assert Actual.objects.get().stage == "submitted"

    def test_may_not_publish(self, town):
        editor = town.user(Role.EDITOR)

        job = bring(HEAD + "kakuu,own,2023,5,公表済み\n", user=editor)

        assert problems(job) == [
            "Row 2, column 段階: “公表済み” is a stage that you cannot give to a value."
        ]

    @pytest.mark.parametrize("stage", ["approved", "confirmed", "published"])
    def test_may_not_change_what_has_come_further(self, town, stage):
        editor = town.user(Role.EDITOR)
        indicator = town.plan.indicators.get(code="own")
        make_actual(indicator, 2023, 4, stage=stage)

        (told,) = problems(bring(HEAD + "kakuu,own,2023,5,\n", user=editor))

        assert told.startswith("Row 2, column 実績値: Locked: this value is ")

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.PLANNING])
    def test_may_not_go_past_the_round(self, town, role):
        make_round(town.plan, 2023)
        user = town.user(role)

        job = bring(HEAD + "kakuu,own,2023,5,提出済み\n", user=user)

        (told,) = problems(job)
        assert told.startswith("Row 2, column 段階: Stages of FY2023 (Reiwa 5) are")
        assert not problems(bring(HEAD + "kakuu,own,2023,5,入力中\n", user=user))

    @pytest.mark.parametrize(
        ("stage", "closes_on", "told"),
        [
            ("submitted", TODAY, "This value is submitted. Take it back to change it."),
            ("draft", TODAY - timedelta(days=1), "The round is open from "),
        ],
    )
    def test_keeps_to_the_steps_and_dates_of_a_round(
        self, town, stage, closes_on, told
    ):
        make_round(town.plan, 2023, closes_on=closes_on)
        indicator = town.plan.indicators.get(code="own")
        make_actual(indicator, 2023, 4, stage=stage)
        sheet = HEAD + "kakuu,own,2023,5,\n"

        (sentence,) = problems(bring(sheet, user=town.user(Role.EDITOR)))

        assert told in sentence
        assert not problems(bring(sheet, user=town.user(Role.PLANNING)))

    def test_what_is_submitted_after_the_preview_stays(self, town):
        make_round(town.plan, 2023)
        indicator = town.plan.indicators.get(code="own")
        editor = town.user(Role.EDITOR)
        job = bring(HEAD + "kakuu,own,2023,5,\n", user=editor)
        town.plan.rounds.update(closes_on=TODAY - timedelta(days=1))

        with pytest.raises(Stale):
            confirm(job, user=editor)

        assert not indicator.actuals.exists()

    def test_a_round_opened_after_the_preview_stops_it(self, town):
        editor = town.user(Role.EDITOR)
        job = bring(HEAD + "kakuu,own,2023,5,提出済み\n", user=editor)
        make_round(town.plan, 2023)

        with pytest.raises(Stale):
            confirm(job, user=editor)

        assert not Actual.objects.exists()

    def test_may_leave_what_has_come_further_in_the_sheet(self, town):
        editor = town.user(Role.EDITOR)
        indicator = town.plan.indicators.get(code="own")
        make_actual(indicator, 2023, 4, stage="published")

        job = bring(HEAD + "kakuu,own,2023,4,公表済み\n", user=editor)

        assert [it.kind for it in entries(job)] == ["unchanged"]

    def test_whose_desk_changed_after_the_preview_writes_nothing(self, town):
        editor = town.user(Role.EDITOR)
        job = bring(HEAD + "kakuu,own,2023,5,\n", user=editor)
        editor.memberships.update(valid_to=date(2020, 3, 31))
        del editor._memberships_on

        with pytest.raises(Stale, match="you no longer enter values for this"):
            confirm(job, user=editor)

        assert value("own") is None


class TestOthers:
    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.VIEWER])
    def test_who_only_read_bring_nothing(self, town, role):
        reader = town.user(role)

        job = bring(HEAD + "kakuu,own,2023,5,\n", user=reader)

        assert len(problems(job)) == 1

    def test_the_planning_section_brings_every_departments_values(self, town):
        planner = town.user(Role.PLANNING)
        sheet = HEAD + "kakuu,own,2023,5,\nkakuu,other,2023,6,確定\n"

        confirm(bring(sheet, user=planner), user=planner)

        assert (value("own"), value("other")) == (5, 6)

    def test_see_only_their_own_jobs(self, town):
        editor, other = town.user(Role.EDITOR), town.user(Role.EDITOR)
        job = bring(HEAD + "kakuu,own,2023,5,\n", user=editor)

        assert list(jobs.of_user(editor)) == [job]
        assert not jobs.of_user(other)

    def test_a_command_of_the_server_brings_everything(self, town):
        job = bring(HEAD + "kakuu,own,2023,5,\nkakuu,other,2023,6,\n")

        jobs.confirm(
            job,
            importer=ActualImporter(),
            reach=Reach(None, TODAY),
            ticked=set(),
        )

        assert (value("own"), value("other")) == (5, 6)
