"""Values that look like a slip: warned of, never refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.imports.outliers import kind_of
from plans.imports.problems import Warned
from tests.sheets import bring, entries

numbers = st.decimals(min_value=-(10**6), max_value=10**6, places=2)
HEAD = "計画コード,指標コード,年度,実績値\n"


class TestAValue:
    pytestmark = pytest.mark.pure

    @pytest.mark.parametrize(
        ("value", "before", "kind"),
        [
            ("-5", "5", Warned.SIGN),
            ("50", "5", Warned.TENFOLD),
            ("0.5", "5", Warned.TENFOLD),
            ("480", "5", Warned.TENFOLD),
            ("5100", "5", Warned.TENFOLD),
            ("0.005", "5", Warned.TENFOLD),
            ("7.6", "5", Warned.HALF),
            ("2.4", "5", Warned.HALF),
            ("0", "5", Warned.HALF),
            ("7.5", "5", None),
            ("2.5", "5", None),
            ("5", "5", None),
            ("5", "0", None),
            ("-7.6", "-5", Warned.HALF),
            ("-7.5", "-5", None),
            ("-50", "-5", Warned.TENFOLD),
        ],
    )
    def test_is_held_against_the_year_before(self, value, before, kind):
        assert kind_of(Decimal(value), Decimal(before)) == kind

    @given(numbers, numbers)
    def test_is_as_odd_as_its_mirror_image(self, value, before):
        assert kind_of(value, before) == kind_of(-value, -before)

    @given(numbers)
    def test_that_has_not_moved_is_never_odd(self, value):
        assert kind_of(value, value) is None


@pytest.mark.django_db
class TestASheet:
    def test_says_both_values_with_their_unit(self, indicator):
        (entry,) = entries(bring(HEAD + "p,k,2023,1000\n"))

        assert entry.warnings == [["tenfold", "The year before: 10人. Now: 1,000人."]]

    def test_is_held_against_the_years_it_brings_itself(self, indicator):
        job = bring("計画コード,指標コード,2022年度,2023年度\np,k,100,110\n")

        # 2022 is corrected from 10 to 100; beside that, 110 in 2023 is not odd.
        assert [[kind for kind, _ in it.warnings] for it in entries(job)] == [
            ["published"],
            [],
        ]

    @pytest.mark.parametrize(
        "sheet",
        [
            HEAD + "p,k,2020,10\np,k,2021,1000\n",
            HEAD + "p,k,2021,1000\np,k,2020,10\n",
            "計画コード,指標コード,2021年度,2020年度\np,k,1000,10\n",
        ],
    )
    def test_warns_in_whatever_order_the_years_come(self, indicator, sheet):
        job = bring(sheet)

        assert job.facts["warnings"] == {"tenfold": 1}

    def test_does_not_speak_of_values_that_stay(self, indicator):
        job = bring(HEAD + "p,k,2022,10\n")

        assert job.facts["warnings"] == {}
