"""Whose plans one may bring, and what of a package is not one's own to change."""

import pytest

from measures.models import Measure
from plans.imports.importer import Stale
from plans.models import Department, Organization, Plan, Role
from tests.factories import make_department, make_organization, make_user
from tests.kpitracker.exchange.packages import PackageMaker, import_plan
from tests.kpitracker.spreadsheets.packages import bring, confirm
from tests.sheets import problems

pytestmark = pytest.mark.django_db


class TestReach:
    SENTENCE = "plan.csv: You cannot bring in the plan “machi-1”"

    def test_is_the_same_for_a_plan_that_is_there_and_one_that_is_not(self, package):
        stranger = make_user(Role.PLANNING, make_department(make_organization()))
        unknown = problems(bring(package, user=stranger))
        import_plan(package.write(), verbosity=0)
        package.row("actuals", fiscal_year=2021)["value"] = "99"

        assert problems(bring(package, user=stranger)) == unknown
        assert len(unknown) == 1 and self.SENTENCE in unknown[0]

    def test_does_not_take_a_plan_from_its_organization(self, plan, package):
        office = make_department(make_organization(name="隣町"))
        package.row("plan").update(organization_code="", organization_name="隣町")

        job = bring(package, user=make_user(Role.PLANNING, office))

        assert self.SENTENCE in problems(job)[0]

    def test_does_not_give_a_plan_to_another_organization(self, package, planner):
        make_organization(name="隣町")
        package.row("plan").update(organization_code="", organization_name="隣町")

        assert self.SENTENCE in problems(bring(package, user=planner))[0]

    def test_of_a_new_plan_is_the_own_organization(self, plan, package, planner):
        rows = {"plan": package["plan"], "levels": package["levels"]}
        second = PackageMaker(package.folder, rows, code="machi-2")
        job = bring(second, user=planner)
        assert problems(job) == []

        confirm(job, user=planner)

        assert Plan.objects.get(code="machi-2").organization == plan.organization

    def test_does_not_rename_organizations(self, plan, package, planner):
        package.row("partners", organization_code="023019")["organization_name"] = "町"

        (sentence,) = problems(bring(package, user=planner))

        assert "The organization “平内町” would become “町”." in sentence
        assert Organization.objects.get(code="023019").name == "平内町"

    def test_does_not_change_departments(self, plan, package, planner):
        package.row("departments", code="kikaku")["name"] = "総務課"
        package["departments"].append({"code": "new", "name": "新しい課"})

        found = problems(bring(package, user=planner))

        assert [sentence[:5] for sentence in found] == ["Row 4", "Row 2"]
        assert Department.objects.filter(code="kikaku", name="企画課").exists()

    def test_is_asked_again_before_writing(self, plan, package, planner):
        package.row("measures", measure_code="m1")["title"] = "商業"
        job = bring(package, user=planner)
        stranger = make_user(Role.PLANNING, make_department(make_organization()))

        with pytest.raises(Stale):
            confirm(job, user=stranger)

        assert Measure.objects.get(code="m1").title == "産業"
