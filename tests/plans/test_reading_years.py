"""Years and months as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.fiscal import ERAS, UNSAID, Period, YearKind
from plans.reading import Refusal, read_fiscal_year, read_period
from tests.plans.typed import WIDE, years

pytestmark = pytest.mark.pure


class TestFiscalYear:
    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("2024", 2024),
            ("２０２４", 2024),
            ("2024年度", 2024),
            ("2024 年 度", 2024),
            ("R6", 2024),
            ("ｒ６", 2024),
            ("R06", 2024),
            ("令和6年度", 2024),
            ("令和６", 2024),
            ("㋿6年度", 2024),
            ("R元", 2019),
            ("令和元年度", 2019),
            ("H31", 2019),
            ("平成31年度", 2019),
            ("平成32年度", 2020),
            ("S63", 1988),
            ("昭和元年度", 1926),
            ("T15", 1926),
            ("M1", 1868),
            ("2200", 2200),
            ("2024年度（令和6年度）", 2024),
            ("令和6年度(2024)", 2024),
            ("令和6(2024)年度", 2024),
            ("R5 年度(2023 年度)", 2023),
            ("FY2024 (Reiwa 6)", 2024),
            ("FY 2024", 2024),
            ("2018年度※", 2018),
            ("2018年度末", 2018),
            (" 2018年度\n", 2018),
        ],
    )
    def test_is_read_in_every_usual_form(self, text, year):
        assert read_fiscal_year(text) == year

    @pytest.mark.parametrize(
        "text",
        [
            "2024.7",
            "2024.70",
            "-1",
            "1E5",
            "24",
            "20 24",
            "2024年",
            "R4年3月",
            "R",
            "R0",
            "H029",
            "X6",
            "R6年代",
            "令和六年度",
            "２０２４年度から",
            "2024年度（予定）",
            "予定（2024年度）",
            "",
            "－",
            "2024(R6",
            "2024年度" + " " * 60 + "末",
            "20245",
        ],
    )
    def test_is_refused_with_the_forms_that_are_taken(self, text):
        with pytest.raises(Refusal, match=r"fiscal year\. Write for example 2024, "):
            read_fiscal_year(text)

    @pytest.mark.parametrize("text", ["1867", "2201", "9999", "R183年度", "0000"])
    def test_is_refused_outside_the_range(self, text):
        with pytest.raises(Refusal, match="outside the years 1868 to 2200"):
            read_fiscal_year(text)

    @pytest.mark.parametrize("text", ["2024年度（令和5年度）", "2024年度（令和6年）"])
    def test_is_refused_where_two_years_disagree(self, text):
        with pytest.raises(Refusal, match="two years that are not the same"):
            read_fiscal_year(text)

    @given(years, st.sampled_from(ERAS), st.booleans(), st.booleans(), st.data())
    def test_is_the_same_in_every_era_that_had_begun(
        self, year, era, is_wide, has_suffix, data
    ):
        number = year - era.first_year + 1
        if number < 1:
            return
        name = data.draw(st.sampled_from(era.names))
        counted = "元" if number == 1 and data.draw(st.booleans()) else number
        text = f"{name}{counted}{'年度' if has_suffix else ''}"

        assert read_fiscal_year(text.translate(WIDE) if is_wide else text) == year


class TestPeriod:
    @pytest.mark.parametrize(
        ("text", "period"),
        [
            ("2018年度", Period(2018, YearKind.FISCAL_YEAR)),
            ("2018", Period(2018, YearKind.FISCAL_YEAR)),
            ("2018年", Period(2018, YearKind.CALENDAR_YEAR)),
            ("平成30年", Period(2018, YearKind.CALENDAR_YEAR)),
            ("2018年(平成30)", Period(2018, YearKind.CALENDAR_YEAR)),
            ("2018年現在", Period(2018, YearKind.CALENDAR_YEAR)),
            ("R4年3月", Period(2022, YearKind.MONTH, 3)),
            ("R4 年 3 月", Period(2022, YearKind.MONTH, 3)),
            ("2022年3月末時点", Period(2022, YearKind.MONTH, 3)),
            ("2022年3月末 時点", Period(2022, YearKind.MONTH, 3)),
            ("令和4年3月31日", Period(2022, YearKind.MONTH, 3)),
            ("令和 4 年 3 月 31 日", Period(2022, YearKind.MONTH, 3)),
            ("CY 2018", Period(2018, YearKind.CALENDAR_YEAR)),
            ("2022年（令和4年）3月", Period(2022, YearKind.MONTH, 3)),
            ("2020.3.31", Period(2020, YearKind.MONTH, 3)),
            ("2020/3/31", Period(2020, YearKind.MONTH, 3)),
            ("2020-03-31", Period(2020, YearKind.MONTH, 3)),
            ("2020-03", Period(2020, YearKind.MONTH, 3)),
            ("R4.3", Period(2022, YearKind.MONTH, 3)),
            ("H31.4.30", Period(2019, YearKind.MONTH, 4)),
            ("R1.5.1", Period(2019, YearKind.MONTH, 5)),
            ("H1年1月", Period(1989, YearKind.MONTH, 1)),
            ("S1年12月", Period(1926, YearKind.MONTH, 12)),
            ("T1年7月", Period(1912, YearKind.MONTH, 7)),
            ("M1年1月", Period(1868, YearKind.MONTH, 1)),
            ("2020.2.29", Period(2020, YearKind.MONTH, 2)),
            ("", UNSAID),
            ("－", UNSAID),
            ("　", UNSAID),
        ],
    )
    def test_is_read_with_its_kind(self, text, period):
        assert read_period(text) == period

    @pytest.mark.parametrize(
        "text",
        [
            "2024年13月",
            "2024年0月",
            "2021.2.29",
            "2021年4月31日",
            "2021年4月0日",
            "R1年4月",
            "S1.11.30",
            "T1年6月",
        ],
    )
    def test_is_refused_where_the_calendar_has_no_such_day(self, text):
        with pytest.raises(Refusal, match="does not exist"):
            read_period(text)

    @pytest.mark.parametrize(
        "text", ["2024.7", "3月", "2020.3/31", "2024年頃", "H29～R3", "202403"]
    )
    def test_is_refused_where_it_is_no_period(self, text):
        with pytest.raises(Refusal, match="cannot be read as a year"):
            read_period(text)
