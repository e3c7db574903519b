"""Organizations are found by code, else by name, and are never made twice."""

import pytest

from plans.models import Department, Organization, Plan, Population
from tests.factories import make_organization
from tests.kpitracker.exchange.packages import PackageMaker, import_plan

pytestmark = pytest.mark.django_db

NAMED = {"organization_code": "", "organization_name": "架空町"}


def all_of_them() -> list[tuple[str, str]]:
    return sorted(Organization.objects.values_list("code", "name"))


class TestFinding:
    def test_makes_those_that_are_unknown(self, package):
        import_plan(package.write())

        assert all_of_them() == [
            ("", "架空商工会"),
            ("022012", "青森市"),
            ("023019", "平内町"),
        ]

    def test_finds_them_by_code_else_by_name(self, package):
        town = make_organization("青森市", code="022012")
        society = make_organization("架空商工会")

        import_plan(package.write())

        assert Plan.objects.get().organization == town
        assert Organization.objects.count() == 3
        assert society.partnerships.count() == 1

    def test_a_name_alone_never_finds_one_that_has_a_code(self, package):
        make_organization("架空商工会", code="192147")

        import_plan(package.write())

        assert ("", "架空商工会") in all_of_them()

    def test_another_name_for_a_known_code_is_a_change_that_is_listed(
        self, package, capsys
    ):
        make_organization("旧青森市", code="022012")

        import_plan(package.write())

        assert Plan.objects.get().organization.name == "青森市"
        assert Plan.objects.get().organization.version == 2
        out = capsys.readouterr().out
        assert "旧青森市" in out and "青森市" in out

    def test_a_name_left_out_says_nothing(self, package):
        make_organization("青森市", code="022012")
        package["plan"][0]["organization_name"] = ""

        import_plan(package.write())

        assert Plan.objects.get().organization.version == 1

    def test_a_town_that_learns_its_code_stays_the_same_town(self, package):
        package["plan"][0] |= {"organization_code": ""}
        import_plan(package.write())
        town = Plan.objects.get().organization
        package["plan"][0] |= {"organization_code": "022012"}

        import_plan(package.write())

        assert Plan.objects.get().organization == town
        assert Department.objects.filter(organization=town).count() == 2
        assert Organization.objects.count() == 3

    def test_a_plan_needs_none(self, package):
        package["plan"][0] |= {"organization_code": "", "organization_name": ""}
        del package.rows["departments"], package.rows["populations"]
        package.row("measures", measure_code="m2")["department_code"] = ""
        package.row("indicators", indicator_code="k1")["department_code"] = ""

        import_plan(package.write())

        assert Plan.objects.get().organization is None


class TestRefusals:
    def test_one_code_has_one_name(self, package, refused):
        package.add(
            "partners",
            measure_code="m2",
            organization_code="023019",
            organization_name="平内村",
        )

        (sentence,) = refused(package.write())

        assert "partners.csv" in sentence and "4" in sentence
        assert "平内村" in sentence and "平内町" in sentence

    def test_a_partner_is_somebody(self, package, refused):
        package.add("partners", measure_code="m2")

        (sentence,) = refused(package.write())

        assert "partners.csv" in sentence and "organization_code" in sentence

    def test_what_is_the_organization_s_needs_one(self, package, refused):
        package["plan"][0] |= {"organization_code": "", "organization_name": ""}

        sentences = refused(package.write())

        assert [one.partition("rows of ")[2].split()[0] for one in sentences] == [
            "departments.csv",
            "populations.csv",
        ]
        assert all("organization_name" in one for one in sentences)


class TestTwoPlans:
    def test_of_one_town_share_its_departments(self, package, tmp_path):
        import_plan(package.write())
        other = PackageMaker(tmp_path / "other", code="machi-2")

        import_plan(other.write())

        assert Department.objects.count() == 2
        assert Organization.objects.count() == 3

    def test_of_one_town_share_its_populations(self, package, tmp_path):
        import_plan(package.write())
        other = PackageMaker(tmp_path / "other", code="machi-2")
        other["populations"][1]["people"] = 271545

        import_plan(other.write())

        people = Population.objects.values_list("people", flat=True)
        assert list(people) == [275192, 271545]
        assert Population.history.count() == 3

    def test_another_town_has_departments_of_its_own(self, package, tmp_path):
        import_plan(package.write())
        other = PackageMaker(tmp_path / "other", code="machi-2")
        other["plan"][0] |= NAMED

        import_plan(other.write())

        assert Department.objects.count() == 4

    def test_a_plan_that_changes_hands_takes_the_new_owner_s_departments(self, package):
        import_plan(package.write())
        package["plan"][0] |= NAMED

        import_plan(package.write())

        plan = Plan.objects.get()
        (measure,) = plan.measures.filter(department__isnull=False)
        assert measure.department.organization == plan.organization
        assert Department.objects.count() == 4
