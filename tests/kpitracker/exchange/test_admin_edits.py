"""Whatever the admin accepts, the plan's own export can be imported again."""

import pytest

from indicators.models import Actual, Indicator
from kpitracker.exchange.exporting import package_of
from kpitracker.exchange.importing import import_package
from kpitracker.exchange.packing import write_package
from measures.models import Measure, Text
from plans.models import Goal, Plan
from tests.desks import client_of
from tests.factories import make_user
from tests.kpitracker.exchange.packages import CODE, import_plan
from tests.refusals import edit

pytestmark = pytest.mark.django_db


def test_a_plan_edited_page_by_page_comes_back(package, tmp_path):
    import_plan(package.write(), verbosity=0)
    browser = client_of(make_user(None, is_staff=True, is_superuser=True))
    goal, indicators = Goal.objects.get(code="g2"), Indicator.objects
    state = {"states-TOTAL_FORMS": "3", "states-2-order": "3", "states-2-state": "実施"}
    edits = [
        (goal, {"code": "g9", "title": "元気に暮らす"}),
        (Measure.objects.get(code="m2"), {"parent": "", "code": "m9"}),
        (Measure.objects.get(code="m2"), {"goal": str(goal.pk)}),
        (Measure.objects.get(code="m1"), {"goal": str(goal.pk), "is_new": "on"}),
        (Measure.objects.get(code="m3"), {"relists": "", "texts-TOTAL_FORMS": "0"}),
        (Text.objects.get(code="t2"), {"body": "<u>課題</u> 3<5、<u>方向</u>"}),
        (indicators.get(code="k2"), {**state, "targets-0-state": "実施"}),
        (indicators.get(code="k2"), {"baseline_state": "策定"}),
        (indicators.get(code="k1"), {"baseline_value": "△1.5", "unit": "件"}),
        (indicators.get(code="k3"), {"lifecycle_from": "2023"}),
        (Actual.objects.get(fiscal_year=2021), {"cell": "26", "change_reason": "訂正"}),
    ]
    for row, typed in edits:
        assert edit(browser, row, **typed).status_code == 302, (row, typed)

    exported = package_of(Plan.objects.get(code=CODE))
    write_package(exported, tmp_path / "edited.zip")

    assert import_package(tmp_path / "edited.zip").is_empty
    assert package_of(Plan.objects.get(code=CODE)) == exported
    anew = {name: it.replace(b"machi-1", b"machi-2") for name, it in exported.items()}
    write_package(anew, tmp_path / "anew.zip")
    import_package(tmp_path / "anew.zip")
    assert package_of(Plan.objects.get(code="machi-2")) == anew
