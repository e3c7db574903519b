"""One bad cell is one sentence: file, row, column, the text, and what is accepted."""

import pytest

from plans.models import Plan

pytestmark = pytest.mark.django_db

# What a test changes in one cell, and what the one sentence must name.
CELLS = [
    ("plan", 0, "organization_code", "022011", ["022011", "022012"]),
    ("plan", 0, "organization_code", "22012", ["22012"]),
    ("plan", 0, "title", "", []),
    ("plan", 0, "title", "長" * 301, ["301", "300"]),
    ("plan", 0, "title", "二\n行", ["二 行"]),
    ("plan", 0, "period_start", "令和2年度", ["令和2年度", "2024"]),
    ("plan", 0, "period_start", "1867", ["1867", "1868"]),
    ("plan", 0, "visibility", "open", ["open", "public"]),
    ("plan", 0, "as_of", "2024/3/31", ["2024/3/31", "2024-03-31"]),
    ("plan", 0, "scale", "standard5", ["standard5", "standard4"]),
    ("plan", 0, "pace_lower", "60%", ["60%"]),
    ("goals", 1, "goal_code", "08", ["08"]),
    ("measures", 1, "level", "事務", ["事務", "levels.csv"]),
    ("measures", 1, "goal_code", "g9", ["g9", "goals.csv"]),
    ("measures", 1, "parent_code", "m9", ["m9", "measures.csv"]),
    ("measures", 1, "is_new", "○", ["○", "1"]),
    ("measures", 1, "department_code", "somu", ["somu", "departments.csv"]),
    ("texts", 1, "owner_code", "g3", ["g3", "goals.csv / measures.csv"]),
    ("texts", 1, "kind", "課題", ["課題", "issues"]),
    ("texts", 1, "body", "<b>太字</b>", ["<b>"]),
    ("texts", 1, "body", "", []),
    ("budgets", 1, "amount", "9兆1,400億円", ["9兆1,400億円"]),
    ("budgets", 1, "amount", "五十", ["五十"]),
    ("budgets", 1, "edition_code", "third", ["third", "editions.csv"]),
    ("budgets", 1, "kind", "", []),
    ("budget_totals", 0, "amount", "151", ["m1", "151", "150.5"]),
    ("indicators", 0, "aim", "up", ["up", "increase"]),
    ("indicators", 0, "decimals", "5", ["5", "4"]),
    ("indicators", 0, "baseline_month", "3月", ["3月"]),
    ("indicators", 1, "baseline_state", "素案", ["素案", "未策定"]),
    ("indicator_links", 0, "owner_code", "", []),
    ("targets", 0, "comparison", "at_least", ["reach"]),
    ("targets", 0, "value", "20", ["20", "24"]),
    ("targets", 0, "fiscal_year", "", ["fiscal_year “”"]),
    ("targets", 2, "state", "完了", ["完了", "策定"]),
    ("states", 1, "order", "1", ["k2 1", "2"]),
    ("actuals", 0, "value", "二十五", ["二十五"]),
    ("actuals", 0, "quality", "", ["25", "quality “"]),
    ("actuals", 0, "missing_reason", "collecting", ["collecting"]),
    ("actuals", 2, "state", "完了", ["完了", "策定"]),
    ("reviews", 0, "course", "維持", ["維持", "継続"]),
]


@pytest.mark.parametrize(("name", "at", "column", "text", "words"), CELLS)
def test_one_bad_cell_is_one_sentence(package, refused, name, at, column, text, words):
    package[name][at][column] = text
    file = f"{name}.csv"
    line = 2 + at + sum(str(row).count("\\n") for row in package[name][:at])

    sentences = refused(package.write())

    named = [one for one in sentences if one.startswith(f"{file}, row {line}, column")]
    (sentence,) = (one for one in named if column in one)
    assert [word for word in words if word not in sentence] == []
    assert Plan.objects.count() == Plan.history.count() == 0
