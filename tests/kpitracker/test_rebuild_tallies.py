"""The command that counts tallies anew."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import translation

from indicators.models import PlanTally
from tests.factories import make_indicator, make_plan

pytestmark = pytest.mark.django_db


def run(*codes):
    out = StringIO()
    with translation.override("en"):
        call_command("rebuild_tallies", *codes, stdout=out)
    return out.getvalue()


@pytest.fixture
def plans():
    plans = [make_plan("first"), make_plan("second")]
    for plan in plans:
        make_indicator(plan, actuals={2020: 16})
    return plans


def counted():
    rows = PlanTally.objects.filter(audience="public")
    return sorted(rows.values_list("plan__code", flat=True))


class TestRebuildTallies:
    def test_counts_every_plan(self, plans):
        assert run() == "Plans counted: 2\n"
        assert counted() == ["first", "second"]

    def test_counts_the_named_plans_alone(self, plans):
        assert run("second") == "Plans counted: 1\n"
        assert counted() == ["second"]

    def test_refuses_an_unknown_code_before_it_counts_any(self, plans, capsys):
        with pytest.raises(SystemExit) as stopped:
            run("first", "third")

        assert stopped.value.code == 1
        assert "“third”" in capsys.readouterr().err
        assert counted() == []

    def test_repairs_a_wrong_count(self, plans):
        run()
        PlanTally.objects.update(on_track=9)

        run()

        assert set(PlanTally.objects.values_list("on_track", flat=True)) == {1}
