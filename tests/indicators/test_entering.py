"""One typed cell: the fast way for plain numbers reads what the careful one reads."""

from collections import namedtuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.entering import read_cell
from plans.reading import Refusal, read_number

pytestmark = pytest.mark.pure

Measured = namedtuple("Measured", "aim basis unit scale")

plain = st.from_regex(r"-?(0|[1-9][0-9]{0,13})(\.[0-9]{1,6})?", fullmatch=True)
units = st.sampled_from([("人", 1), ("人", 1000), ("千円", 1), ("", 1), ("％", 1)])


def outcome(read):
    try:
        return read()
    except Refusal as refusal:
        return str(refusal)


class TestAPlainNumber:
    @given(plain, units)
    def test_is_read_as_the_careful_way_reads_it(self, text, unit):
        name, scale = unit
        measured = Measured("increase", "point", name, scale)

        fast = outcome(
            lambda: (
                read_cell(text, indicator=measured, states=(), fiscal_year=2023).value
            )
        )

        assert fast == outcome(lambda: read_number(text, unit=name, scale=scale).value)
