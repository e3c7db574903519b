"""Filters: numbers rounded once, years with their era, texts with their markup."""

import re
from decimal import Decimal
from fractions import Fraction
from html import unescape

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from indicators.reports.texts import TextGroup, TextLine, TextPart
from kpitracker.markup import without_markup
from kpitracker.templatetags import languages, numbers, texts, years
from measures.models import TextKind
from plans.fiscal import UNSAID
from plans.models import Plan

pytestmark = pytest.mark.pure


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def line(body: str = "", code: str = "t", *, mark: str = "", anchor: str = ""):
    return TextLine(code=code, mark=mark, anchor=anchor, body=body)


def group(kind: TextKind, *lines: TextLine) -> TextGroup:
    return TextGroup(kind=kind, parts=(TextPart(heading="", texts=lines),))


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "decimals", "printed"),
        [
            (Decimal("0.125"), 2, "0.13"),
            (Decimal("-0.125"), 2, "−0.13"),
            (Decimal("-0.04"), 1, "0.0"),
            (Decimal("1234567.5000"), None, "1,234,567.5"),
            (Decimal("400.0000"), None, "400"),
            (Fraction(1, 3), 3, "0.333"),
            (0, None, "0"),
            (None, 1, "－"),
        ],
    )
    def test_round_halves_up_and_keep_0_apart_from_nothing(
        self, value, decimals, printed
    ):
        assert numbers.number(value, decimals) == printed

    def test_a_share_is_not_clamped(self):
        shares = [Fraction(45, 105), Fraction(-342, 1000), Fraction(1525, 1000)]

        assert [numbers.percent(share) for share in shares] == [
            "42.9%",
            "−34.2%",
            "152.5%",
        ]

    def test_an_unmet_target_is_never_100_percent(self):
        shares = [Fraction(9994, 10000), Fraction(9996, 10000), Fraction(1), None]

        assert [numbers.percent_unmet(share) for share in shares] == [
            "99.9%",
            "99.9%",
            "99.9%",
            "－",
        ]


class TestYears:
    def test_a_year_that_is_not_known_is_nothing(self):
        assert years.fiscal_year(None) == ""
        assert years.short_year(None) == ""
        assert years.period(UNSAID) == ""

    @pytest.mark.parametrize(
        ("first", "last", "printed"),
        [
            (2020, 2024, "FY2020 (Reiwa 2) to FY2024 (Reiwa 6)"),
            (2020, None, "from FY2020 (Reiwa 2)"),
            (None, 2024, "until FY2024 (Reiwa 6)"),
            (None, None, ""),
        ],
    )
    def test_a_period_says_as_much_as_the_plan_does(self, first, last, printed):
        plan = Plan(period_start=first, period_end=last)

        assert years.plan_period(plan) == printed


class TestWholes:
    def test_years_and_short_brackets_are_kept_whole(self):
        assert languages.whole("2023年度（令和5年度）の<b>") == (
            '<span class="whole">2023年度（令和5年度）</span>の&lt;b&gt;'
        )

    def test_a_long_bracket_may_break(self):
        said = "（同じ指標を別の計画でも使っているとき）"

        assert languages.whole(said) == said


class TestTexts:
    def test_underlining_is_the_only_markup_obeyed(self):
        html = texts.printed(line("a<u>b</u><b>c</b>&amp;</u><u>"))

        assert html == (
            "<p>a<u>b</u>&lt;b&gt;c&lt;/b&gt;&amp;amp;&lt;/u&gt;&lt;u&gt;</p>"
        )

    def test_underlining_may_run_over_lines(self):
        html = texts.printed(line("あ<u>い\nう</u>え"))

        assert html == "<p>あ<u>い</u></p><p><u>う</u>え</p>"

    def test_a_headline_leads_its_paragraph(self):
        assert texts.printed(line("窓口の設置\n窓口を置く。")) == (
            "<p><b>窓口の設置</b></p><p>窓口を置く。</p>"
        )
        assert "<b>" not in texts.printed(line("窓口を置く。\n人を増やす。"))
        assert "<b>" not in texts.printed(line("資格の取得\n担い手の発掘"))

    def test_a_footnote_is_linked_at_the_first_text_that_carries_its_mark(self):
        note = line("説明", "n", anchor="人口※")
        groups = [
            group(TextKind.CONTENT, line("なし", "a"), line("人口※と人口※", "b")),
            group(TextKind.EFFECT, line("人口※", "c")),
            group(TextKind.FOOTNOTE, note, line("別", "m", anchor="ない※")),
        ]

        marks = texts.footnote_marks(groups)

        assert (marks.at_texts, marks.at_lines) == ({"b": [note]}, {})
        assert texts.is_marked_in(note, marks)
        assert texts.printed(line("人口※と人口※", "b"), marks) == (
            '<p><a class="footnote-mark" role="doc-noteref" href="#text-n" '
            'id="mark-n">人口※</a>と人口※</p>'
        )
        assert texts.printed(line("人口※", "c"), marks) == "<p>人口※</p>"

    @given(st.text(alphabet="あ。<u>/&\"'\n※ "), st.text(alphabet="あ※<u>", max_size=3))
    def test_nothing_is_lost_and_nothing_else_becomes_markup(self, body, anchor):
        note = line("説明", "n", anchor=anchor)
        groups = [
            group(TextKind.CONTENT, line(body)),
            group(TextKind.FOOTNOTE, note),
        ]

        html = texts.printed(line(body), texts.footnote_marks(groups))

        tags = {tag.split()[0] for tag in re.findall(r"</?([^>]*)>", html)}
        assert tags <= {"p", "u", "b", "a"}
        shown = unescape(re.sub(r"<[^>]*>", "", html))
        plain, _ = without_markup(body)
        assert shown == plain.replace("\n", "")
        for tag in tags:
            assert html.count(f"<{tag}") == html.count(f"</{tag}>")

    @pytest.mark.parametrize(
        ("heading", "says_more"),
        [("【内容】", False), ("内容", False), ("", False), ("《概要》", True)],
    )
    def test_a_heading_that_only_repeats_its_kind_is_left_out(self, heading, says_more):
        assert texts.says_more_than(heading, "内容") is says_more
