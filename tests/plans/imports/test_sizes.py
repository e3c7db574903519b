"""The page of a job stays small, however many rows it has and however long they are."""

import pytest

from indicators.models import Indicator
from plans.imports.fitting import fitting
from plans.imports.importer import Shown
from plans.models import Role
from tests.desks import Town, client_of, make_town
from tests.factories import make_actual, make_indicator
from tests.sheets import bring

HEAD = "計画コード,指標コード,年度,実績値,要因・説明,出典,段階"
MOST = 200_000


@pytest.fixture
def town(db):
    """120 indicators, each with a value that is explained at great length."""
    town = make_town("p")
    for number in range(120):
        make_actual(_indicator(town, number), 2022, 7, comment="あ" * 3000)
    return town


def _indicator(town: Town, number: int) -> Indicator:
    return make_indicator(
        town.plan, code=f"k{number}", name="名" * 300, department=town.office
    )


def page(town: Town, rows: list[str], **asked) -> str:
    """The page of a job, as the planning section gets it."""
    user = town.user(Role.PLANNING)
    job = bring("\n".join([HEAD, *rows, ""]), user=user)
    answer = client_of(user).get(f"/admin/sheets/{job.pk}/", asked)
    assert answer.status_code == 200
    assert len(answer.context["rows"]) + len(answer.context["page"].problems) == 50
    return answer.content.decode()


class TestAPage:
    @pytest.mark.parametrize("number", [1, 2])
    def test_of_long_texts_is_small(self, town, number):
        rows = [
            f"p,k{it},2022,800,{'い' * 3000},<{'&' * 3000},公表済み"
            for it in range(120)
        ]

        html = page(town, rows, show="changed", page=number)

        assert len(html.encode()) <= MOST
        assert html.count("<ins>いい") == 50

    def test_of_long_refusals_is_small(self, town):
        rows = [f"p,k{it},2022,{'数' * 5000},,,{'段' * 5000}" for it in range(120)]

        assert len(page(town, rows, show="problems").encode()) <= MOST

    def test_of_short_texts_has_them_whole(self, town):
        rows = [f"p,k{it},2023,800,{'い' * 100},," for it in range(120)]

        html = page(town, rows, show="new")

        assert html.count(f"<ins>{'い' * 100}</ins>") == 50


@pytest.mark.pure
class TestFitting:
    def test_shows_long_texts_where_they_change(self):
        old, new = ("あ" * 5000 + end + "う" * 5000 for end in ("旧", "新"))
        rows = [
            Shown(line, "changed", "指標", [("説明", old, new)], []) for line in [2]
        ]

        (row,) = fitting(rows * 50)[:1]

        _heading, before, after = row.cells[0]
        assert ("旧" in before, "新" in after) == (True, True)
        assert before[0] == before[-1] == "…"
        assert len(before) < 1000

    def test_leaves_what_is_short_enough(self):
        rows = [Shown(2, "new", "指標", [("説明", "", "あ" * 5000)], [])]

        assert fitting(rows) == rows
