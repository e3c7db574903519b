"""Which indicators of a plan are asked for, and in which order."""

from types import SimpleNamespace

import pytest

from indicators.enums import Status
from indicators.reports.selection import NOBODY, Order, Wish, folded, selected

pytestmark = pytest.mark.pure


def line(code, status="behind", **facts):
    """As much of a line as a selection reads; its shortfall is its progress' rest."""
    judgement = None
    if status:
        judgement = SimpleNamespace(
            status=Status(status),
            is_before_target=True,
            provisional=facts.pop("provisional", False),
            progress=1 - facts.pop("missing", 0),
            elapsed=1,
        )
    usual = {
        "name": f"指標 {code}",
        "definition": "",
        "department": "",
        "department_code": "",
        "role": "KPI",
        "change": None,
    }
    status = Status(status) if status else None
    return SimpleNamespace(
        code=code, status=status, judgement=judgement, **usual | facts
    )


def codes(lines, under=None, **wish):
    found = selected(lines, Wish(**wish), under=under or {})
    return "".join(one.code for one in found)


class TestConditions:
    def test_nothing_asked_is_everything_in_its_order(self):
        assert codes([line("b"), line("a")]) == "ba"
        assert not Wish().narrows
        assert not Wish(text="　 ", order=Order.NAME).narrows

    def test_a_goal_holds_what_stands_under_it(self):
        lines = [line("a"), line("b")]

        assert codes(lines, goal="g1", under={"g1": {"b"}, "g2": {"a"}}) == "b"
        assert codes(lines, goal="g9", under={}) == ""

    def test_a_department_is_named_by_its_code_or_its_name_alone(self):
        lines = [
            line("a", department="健康課", department_code="d1"),
            line("b", department="なくなった課"),
            line("c"),
        ]

        assert codes(lines, department="d1") == "a"
        assert codes(lines, department="なくなった課") == "b"
        assert codes(lines, department=NOBODY) == "c"

    def test_statuses_are_counted_as_a_tally_counts_them(self):
        lines = [line("a"), line("b", "worse"), line("c", provisional=True)]

        assert codes(lines, statuses=frozenset({"behind"})) == "a"
        assert codes(lines, statuses=frozenset({"behind", "worse"})) == "ab"
        assert codes(lines, statuses=frozenset({"provisional"})) == "c"

    def test_without_a_year_no_line_has_a_status(self):
        assert codes([line("a", None)], statuses=frozenset({"not_judged"})) == ""

    def test_all_conditions_have_to_hold(self):
        lines = [
            line("a", role="KPI", change="improved"),
            line("b", role="数値目標", change="improved"),
        ]

        assert codes(lines, role="KPI") == "a"
        assert codes(lines, change="improved") == "ab"
        assert codes(lines, role="数値目標", change="worsened") == ""


class TestText:
    LINES = (
        line("k1", name="ファミリー・サポートの会員数（累計）"),
        line("k2", name="1人1日当たりのごみ排出量", definition="資源ごみを除く。"),
    )

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("ふぁみりー", "k1"),
            ("ﾌｧﾐﾘｰ", "k1"),
            ("ゴミ", "k2"),
            ("１人１日", "k2"),
            ("Ｋ２", "k2"),
            ("資源", "k2"),
            ("ごみ　資源", "k2"),
            ("ごみ 会員", ""),
            ("(累計)", "k1"),
            ("　", "k1k2"),
        ],
    )
    def test_is_found_in_any_width_case_and_kana(self, text, found):
        assert codes(self.LINES, text=text) == found

    def test_folding_twice_is_folding_once(self):
        text = "ゔァ㍿Straße ｶﾞ"

        assert folded(folded(text)) == folded(text)


class TestOrder:
    LINES = (
        line("a", "achieved"),
        line("b", "behind", missing=1),
        line("c", "behind", missing=2),
        line("w", "worse", missing=1),
        line("n", None),
    )

    def test_worst_first_goes_by_status_then_by_the_missing_share(self):
        assert codes(self.LINES, order=Order.WORST) == "wcban"

    def test_gap_goes_by_the_missing_share_alone_and_equals_stay(self):
        assert codes(self.LINES, order=Order.GAP) == "cbwan"

    def test_names_are_compared_in_any_kana(self):
        lines = [line("2", name="カメラ"), line("1", name="かがみ")]

        assert codes(lines, order=Order.NAME) == "12"
