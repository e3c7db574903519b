"""Which rows a file named already: the line of the first, whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.imports.seen import Seen

pytestmark = pytest.mark.pure

pairs = st.tuples(st.integers(1, 5000), st.integers(2019, 2023))


class TestSeen:
    @given(st.lists(pairs))
    def test_names_the_first_line_of_a_pair_and_counts_indicators(self, rows):
        seen, first = Seen(), {}

        for line, (indicator, year) in enumerate(rows, 2):
            found = seen.line_of(indicator, year, line)
            assert found == first.get((indicator, year), 0)
            first.setdefault((indicator, year), line)

        assert seen.indicators == len({indicator for indicator, _ in rows})
