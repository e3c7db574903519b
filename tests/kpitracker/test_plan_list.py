"""The list of plans where there are many."""

import pytest

from indicators.reports import plan_list
from tests.factories import make_organization, make_plan
from tests.kpitracker.pages import html_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def twelve_plans_ten_a_page(monkeypatch):
    monkeypatch.setattr(plan_list, "PAGE", 10)
    town = make_organization("みほん町")
    for number in range(12):
        make_plan(f"p{number:02}", title=f"計画{number}", organization=town)


class TestSearch:
    def test_leaves_the_plans_that_say_it(self, client):
        text = page(client, "/?q=ﾐﾎﾝ 計画１１")

        assert "12計画のうち1計画が見つかりました すべて表示に戻す 計画11" in text

    def test_of_nothing_says_so(self, client):
        assert "この言葉を含む計画はありません。" in page(client, "/?q=ない")

    def test_of_too_much_is_left_out(self, client):
        text = page(client, f"/?q={'あ' * 101}")

        assert "検索語は100文字までです。" in text
        assert "12計画" in text

    def test_is_not_offered_for_a_few(self, client, monkeypatch):
        monkeypatch.setattr("kpitracker.plan_lists.WORTH_SEARCHING", 13)

        assert 'type="search"' not in html_of(client, "/")


class TestPages:
    def test_lead_on_and_back_with_what_is_searched(self, client):
        first, second = html_of(client, "/?q=計画"), html_of(client, "/?q=計画&page=2")

        assert 'href="?q=%E8%A8%88%E7%94%BB&amp;page=2" rel="next"' in first
        assert 'href="?q=%E8%A8%88%E7%94%BB&amp;page=1" rel="prev"' in second
        assert 'rel="next"' not in second

    @pytest.mark.parametrize("typed", ["0", "3", "x", "２", "9" * 4000, "-1"])
    def test_that_do_not_exist_are_refused_by_a_sentence(self, client, typed):
        text = page(client, f"/?page={typed}")

        assert "ページはありません。最初のページを表示しています。" in text
        assert "1／2ページ" in text
