"""``judge``: the judgements of a year, as the hand calculation has them."""

import csv
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.factories import make_indicator, make_plan
from tests.kpitracker.exchange.packages import import_plan

pytestmark = pytest.mark.django_db

EXPECTED = Path(__file__).parent / "expected"
RATIOS = ["progress", "elapsed", "pace", "ratio_to_target", "expected"]


def judge(code: str, year: object, **options) -> str:
    out = io.StringIO()
    call_command("judge", code, year=year, stdout=out, **options)
    return out.getvalue()


def judged(plan, year: int = 2022, **options) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(judge(plan.code, year, **options)))
    return row


class TestMihon:
    @pytest.fixture(autouse=True)
    def _imported(self):
        import_plan(settings.BASE_DIR / "fixtures" / "mihon", verbosity=0)

    @pytest.mark.parametrize(
        ("file", "options"),
        [("mihon-2023.csv", {}), ("mihon-2023-all.csv", {"every_stage": True})],
    )
    def test_agrees_with_the_calculation_by_hand(self, file, options):
        expected = (EXPECTED / file).read_text(encoding="utf-8")

        assert judge("mihon", 2023, **options) == expected

    def test_shows_every_status_and_every_reason(self):
        rows = list(csv.DictReader(io.StringIO(judge("mihon", 2023))))

        assert {row["status"] for row in rows} == {
            "achieved",
            "on_track",
            "mostly",
            "behind",
            "worse",
            "missed",
            "not_judged",
        }
        assert all(
            (row["status"] == "not_judged") == bool(row["reason"]) for row in rows
        )

    def test_needs_a_fixed_number_of_queries(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(6):
            judge("mihon", 2023)


class TestCells:
    def test_of_a_way(self):
        plan = make_plan()
        make_indicator(plan, baseline=-35, target=70, actuals={2022: 10})

        row = judged(plan)

        assert row["actual"] == "10"
        assert [row[name] for name in RATIOS] == [
            "0.428571",
            "0.600000",
            "0.714286",
            "0.142857",
            "28.000000",
        ]
        assert (row["status"], row["letter"], row["reason"]) == ("mostly", "B", "")

    def test_round_halves_away_from_zero_and_know_no_minus_zero(self):
        plan = make_plan()
        make_indicator(
            plan, baseline=0, target=2_000_000, actuals={2022: -1}, tolerance=5
        )

        row = judged(plan)

        assert (row["progress"], row["ratio_to_target"]) == ("-0.000001", "-0.000001")

    def test_are_nearly_empty_where_a_year_is_not_judged(self):
        plan = make_plan()
        make_indicator(plan, actuals={2020: "3.50", 2022: "collecting"})

        assert judged(plan, 2019)["reason"] == "before_start"
        row = judged(plan)
        assert {name: cell for name, cell in row.items() if cell} == {
            "plan_code": plan.code,
            "indicator_code": "k1",
            "fiscal_year": "2022",
            "status": "not_judged",
            "reason": "collecting",
            "letter": "－",
        }

    def test_show_a_value_that_is_not_judged(self):
        plan = make_plan()
        make_indicator(plan, aim="monitor", target=None, actuals={2022: "3.50"})

        row = judged(plan)

        assert (row["actual"], row["reason"], row["progress"]) == ("3.5", "monitor", "")

    def test_of_every_year(self):
        plan = make_plan()
        make_indicator(
            plan,
            aim="at_least",
            every_year=True,
            target=3,
            tolerance=1,
            actuals={2020: 3, 2021: 1, 2022: 2},
        )

        row = judged(plan)

        assert (row["status"], row["within_tolerance"]) == ("achieved", "1")
        assert (row["years_met"], row["years_judged"]) == ("2", "3")
        assert (row["progress"], row["elapsed"]) == ("", "")

    def test_of_a_state(self):
        plan = make_plan()
        make_indicator(plan, aim="state", actuals={2022: "策定"})

        row = judged(plan)

        assert (row["actual"], row["status"]) == ("策定", "achieved")


class TestCommand:
    def test_writes_lf_and_no_bom(self):
        plan = make_plan()
        make_indicator(plan)

        text = judge(plan.code, "2022")

        assert text.startswith("plan_code,indicator_code,fiscal_year,actual,progress,")
        assert text.endswith("\n") and "\r" not in text
        assert len(text.splitlines()) == 2

    @pytest.mark.parametrize("year", ["", "令和4", "22", "2022.0", "9" * 5000])
    def test_refuses_what_is_no_year(self, capsys, year):
        make_plan("machi-1")

        with pytest.raises(SystemExit) as end:
            judge("machi-1", year)

        assert end.value.code == 1
        assert "--year" in capsys.readouterr().err

    def test_refuses_an_unknown_plan(self, capsys):
        make_plan("machi-1")

        with pytest.raises(SystemExit) as end:
            judge("machi-2", 2022)

        assert end.value.code == 1
        assert "machi-1" in capsys.readouterr().err

    def test_ends_with_status_1_where_an_option_is_missing(self, capsys):
        with pytest.raises(SystemExit) as end:
            call_command("judge", "machi-1")

        assert end.value.code == 1
        assert "--year" in capsys.readouterr().err
