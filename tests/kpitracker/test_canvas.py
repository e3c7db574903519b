"""Places on a canvas: whole tenths of a unit, to the nearest."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpitracker.canvas import TENTHS, Axis, columns_of
from kpitracker.sparklines import BARE, LARGE, NARROW, SMALL
from kpitracker.strokes import n

pytestmark = pytest.mark.pure

values = st.decimals(-(10**14), 10**14, places=4)


class TestAxis:
    @given(values, values)
    def test_begins_with_the_lowest_value_and_ends_with_the_highest(self, one, other):
        axis = Axis.over([one, other], 700, 100)

        ends = [400, 400] if one == other else [700, 100]
        assert [axis.at(min(one, other)), axis.at(max(one, other))] == ends

    def test_rounds_to_the_nearest_tenth(self):
        axis = Axis.over([Decimal(0), Decimal(3)], 0, 10)

        assert [axis.at(1), axis.at(2)] == [3, 7]

    def test_tells_large_values_apart_that_lie_close_together(self):
        few = [
            Decimal("99999999999999.0000") + Decimal(step) / 10**4 for step in (0, 1, 2)
        ]

        axis = Axis.over(few, 700, 100)

        assert [axis.at(value) for value in few] == [700, 400, 100]


class TestColumns:
    @pytest.mark.parametrize("canvas", [SMALL, BARE, LARGE, NARROW])
    @pytest.mark.parametrize("many", [1, 2, 11, 40])
    def test_bars_stay_within_the_sides(self, canvas, many):
        years = tuple(range(2000, 2000 + many))

        columns = columns_of(canvas, years, has_bars=True)

        assert columns.x[years[0]] - columns.half_bar >= canvas.left * TENTHS
        assert columns.x[years[-1]] + columns.half_bar <= canvas.x_end * TENTHS

    def test_without_years_there_are_none(self):
        assert columns_of(SMALL, (), has_bars=True).x == {}


@pytest.mark.parametrize(
    ("tenths", "printed"),
    [(0, "0"), (5, "0.5"), (120, "12"), (1234, "123.4"), (-5, "-0.5"), (-20, "-2")],
)
def test_a_length_is_printed_in_units(tenths, printed):
    assert n(tenths) == printed
