"""Form fields read what people type; what they show reads back as the same."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from plans.fiscal import UNSAID, Period, YearKind
from plans.forms import FiscalYearField, PeriodField, ReadNumberField

pytestmark = pytest.mark.pure

numbers = st.decimals(min_value=-(10**10), max_value=10**10, places=4)
years = st.integers(1868, 2200)
texts = st.text(st.characters(codec="utf-8"), max_size=30)
FIELDS = [
    ReadNumberField(required=False),
    FiscalYearField(required=False),
    PeriodField(required=False),
]


def shown(field, value) -> str:
    prepared = field.prepare_value(value)
    return "" if prepared is None else str(prepared)


class TestReadNumberField:
    field = ReadNumberField(unit="人", scale=1000, required=False)

    @given(numbers)
    def test_shows_a_number_as_it_reads_it(self, number):
        assert self.field.clean(shown(self.field, number)) == number

    @given(numbers)
    def test_takes_what_it_shows_for_unchanged(self, number):
        assert not self.field.has_changed(number, shown(self.field, number))

    def test_converts_only_the_scale_of_its_own_unit(self):
        assert self.field.clean("６９３万６千人") == Decimal(6936)
        for text in ("6,936人", "6,936千円"):
            with pytest.raises(ValidationError):
                self.field.clean(text)

    @pytest.mark.parametrize("text", ["100以上", "5（見込）", "5（2019年度）", "5※1"])
    def test_refuses_what_it_could_only_half_keep(self, text):
        with pytest.raises(ValidationError):
            ReadNumberField().clean(text)

    @pytest.mark.parametrize("text", ["", "　", "－"])
    def test_keeps_nothing_as_none_never_as_zero(self, text):
        assert self.field.clean(text) is None
        assert not self.field.has_changed(None, text)


class TestFiscalYearField:
    @given(years)
    def test_shows_a_year_as_it_reads_it(self, year):
        field = FiscalYearField()

        assert field.clean(shown(field, year)) == year
        assert not field.has_changed(year, str(year))

    def test_notices_another_year(self):
        assert FiscalYearField().has_changed(2023, "R6")
        assert not FiscalYearField().has_changed(2024, "令和６年度")


class TestPeriodField:
    @given(
        st.builds(
            Period,
            years,
            st.sampled_from([YearKind.FISCAL_YEAR, YearKind.CALENDAR_YEAR]),
        )
        | st.builds(Period, years, st.just(YearKind.MONTH), st.integers(1, 12))
        | st.just(UNSAID)
    )
    def test_shows_a_period_as_it_reads_it(self, period):
        field = PeriodField(required=False)

        assert field.clean(shown(field, period)) == period
        assert not field.has_changed(period, shown(field, period))


class TestEveryField:
    @given(texts)
    def test_takes_any_text_or_refuses_it_with_a_sentence(self, text):
        for field in FIELDS:
            try:
                field.clean(text)
            except ValidationError as refusal:
                assert all(refusal.messages)
            assert field.has_changed(None, text) in {True, False}

    @pytest.mark.parametrize("field", [ReadNumberField(), FiscalYearField()])
    def test_asks_for_what_it_requires(self, field):
        with pytest.raises(ValidationError):
            field.clean(" ")
