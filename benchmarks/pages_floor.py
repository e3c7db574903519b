"""The floor of a dashboard: its page by raw SQL and string building alone.

It knows the plan of ``pages_nation`` and nothing else: indicators that rise, with one
target, published in the last year, every number whole. What surrounds the indicators
is cut out of the product's own page. ``pages.py`` checks that both pages say the same.
"""

# ruff: noqa: E501 - markup as it stands in the templates

import re
from html import escape
from pathlib import Path
from urllib.parse import quote

from django.db import connection
from django.http import HttpRequest, HttpResponse

from benchmarks.pages_floor_cards import LAGGING, WORDS, badge, card, gap, ratio

INDICATORS = """
SELECT i.id, i.code, i.name, i.unit, i.department_name, i.baseline_value,
  i.baseline_year, t.value, t.fiscal_year, j.status, j.letter, j.actual, j.gap,
  j.progress, j.elapsed, g.code, m.code, m.number, m.title, r.cause, r.next, b.amount,
  before.status
FROM plans_plan p
JOIN indicators_publication pub ON pub.plan_id = p.id AND pub.fiscal_year = %s
JOIN indicators_publishedindicator i ON i.publication_id = pub.id
JOIN indicators_publishedtarget t ON t.indicator_id = i.id
JOIN indicators_publishedjudgement j ON j.indicator_id = i.id AND j.fiscal_year = %s
JOIN indicators_publishedjudgement before ON before.indicator_id = i.id
  AND before.fiscal_year = %s
JOIN indicators_indicatorlink l ON l.indicator_id = i.original
JOIN measures_measure m ON m.id = l.measure_id
JOIN plans_goal g ON g.id = m.goal_id
LEFT JOIN indicators_publishedreview r ON r.publication_id = pub.id
  AND r.original = m.id
LEFT JOIN measures_budget b ON b.measure_id = m.id AND b.fiscal_year = %s
WHERE p.code = %s AND p.visibility = 'public'
  AND NOT EXISTS (SELECT 1 FROM indicators_publication newer WHERE newer.plan_id = p.id
    AND newer.fiscal_year = pub.fiscal_year AND newer.version > pub.version)
ORDER BY m.position, i.position
"""
ACTUALS = """
SELECT a.indicator_id, a.fiscal_year, a.value, a.comment
FROM indicators_publishedactual a
JOIN indicators_publishedindicator i ON i.id = a.indicator_id
JOIN indicators_publication pub ON pub.id = i.publication_id
JOIN plans_plan p ON p.id = pub.plan_id
WHERE p.code = %s AND pub.fiscal_year = %s ORDER BY a.fiscal_year
"""
GOALS = """
SELECT g.code, g.number, g.title, l.name FROM plans_goal g
JOIN plans_plan p ON p.id = g.plan_id
JOIN plans_planlevel l ON l.plan_id = p.id AND l.depth = 0
WHERE p.code = %s ORDER BY g.position
"""
CARDS = re.compile(r'<section class="section">\s*<h2 id="section-')
MOST_OPEN = 8


class Frame:
    """The product's page around the lists of indicators, and its shapes."""

    def __init__(self, page: str) -> None:
        start = page.index('<ol class="attention">')
        end = page.index('<div class="section legend-bar">')
        first, last = CARDS.search(page).start(), page.index('<h2 id="notes"')
        self.before = page[:start]
        self.legend = page[end:first]
        self.after = page[page.rindex("<section", 0, last) :]
        counted = re.compile(
            r'data-status="(\w+)"[^>]*>\s*(<svg class="shape".*?</svg>)'
        )
        self.shapes = dict(counted.findall(page))


def page(request: HttpRequest, code: str, year: int, frame: Path) -> HttpResponse:
    """As a view: ``frame`` is a file with the product's page."""
    if frame not in FRAMES:
        FRAMES[frame] = Frame(frame.read_text(encoding="utf-8"))
    return HttpResponse(html(code, year, FRAMES[frame]))


FRAMES: dict[Path, Frame] = {}


def html(code: str, year: int, frame: Frame) -> str:
    with connection.cursor() as cursor:
        cursor.execute(INDICATORS, [year, year, year - 1, year, code])
        rows = cursor.fetchall()
        cursor.execute(ACTUALS, [code, year])
        values: dict[int, list] = {}
        for indicator, *actual in cursor.fetchall():
            values.setdefault(indicator, []).append(actual)
        cursor.execute(GOALS, [code])
        goals = cursor.fetchall()
    by_goal: dict[str, list] = {}
    lagging = []
    for row in rows:
        by_goal.setdefault(row[15], []).append(row)
        if row[9] in LAGGING:
            missing = ratio(row[14]) - ratio(row[13])
            lagging.append((LAGGING.index(row[9]), -missing, row))
    lagging.sort(key=lambda item: item[:2])
    items = [_item(row, values[row[0]], code, year, frame) for *_, row in lagging]
    parts = [frame.before, '<ol class="attention">', *items[:MOST_OPEN], "</ol>"]
    if items[MOST_OPEN:]:
        parts += [
            f'<details class="fold"><summary>ほかに遅れている指標（{len(items) - MOST_OPEN}）'
            '</summary><ol class="attention">',
            *items[MOST_OPEN:],
            "</ol></details>",
        ]
    parts += ["</section>", frame.legend]
    for goal in goals:
        parts.append(_section(goal, by_goal[goal[0]], values, code, year, frame))
    return "".join([*parts, frame.after])


def _item(row: tuple, values: list, code: str, year: int, frame: Frame) -> str:
    unit, measure = escape(row[3]), quote(row[16])
    place = f"{escape(row[17])} {escape(row[18])}"
    comment = next(said for at, _value, said in values if at == year) or row[19]
    return (
        f'<li class="attention__item" data-status="{row[9]}">'
        '<div class="attention__what"><p class="attention__name">'
        f'<a href="/plans/{code}/indicators/{quote(row[1])}/?year={year}" lang="ja">'
        f'{escape(row[2])}</a></p><p class="attention__status">{badge(row, frame.shapes)}</p>'
        f'<p class="attention__gap"><strong>{float(row[11]):,.0f}{unit}</strong> '
        f"<span>{gap(row)}</span></p>"
        f'<p class="attention__by quiet">前年度：{WORDS[row[22]]}</p>'
        f'<p class="attention__by quiet" lang="ja">{escape(row[4])}</p></div>'
        '<div class="attention__why"><dl class="voiced">'
        f'<div><dt>要因</dt><dd lang="ja">{escape(comment)}</dd></div>'
        f'<div><dt>今後の対応</dt><dd lang="ja">{escape(row[20])}</dd></div></dl>'
        '<p class="attention__by">出典：施策の評価 '
        f'<a href="/plans/{code}/measures/{measure}/?year={year}" lang="ja">{place}</a>'
        '</p></div><div class="attention__cost"><dl class="voiced">'
        f"<div><dt>事業費（計画）</dt><dd>{float(row[21]):,.0f}千円</dd></div>"
        "<div><dt>事業費（決算）</dt><dd>記載なし</dd></div></dl>"
        f'<p class="attention__by"><a href="/plans/{code}/measures/{measure}/" lang="ja">'
        f"施策 {place}</a></p></div></li>"
    )


def _section(
    goal: tuple, rows: list, values: dict, code: str, year: int, frame: Frame
) -> str:
    key, number, title, level = map(escape, goal)
    found = dict.fromkeys(WORDS, 0)
    for row in rows:
        found[row[9]] += 1
    counts = "".join(
        f'<span class="counts__one" data-status="{status}">{frame.shapes[status]} '
        f"{WORDS[status]} <strong>{count}</strong></span> "
        for status, count in found.items()
        if count
    )
    cards, lines = [], []
    for row in rows:
        shown, line = card(row, values[row[0]], code, year, frame.shapes)
        cards.append(shown)
        lines.append(line)
    years = range(min(row[6] for row in rows), max(row[8] for row in rows) + 1)
    heads = "".join(f'<th scope="col" class="figure">{at}年度</th>' for at in years)
    return (
        '<section class="section">'
        f'<h2 id="section-{key}"><span class="headline__level" lang="ja">{level} {number}</span> '
        f'<a href="/plans/{code}/goals/{quote(key)}/" lang="ja">{title}</a></h2>'
        f'<p class="counts">{counts}</p><ul class="cards">{"".join(cards)}</ul>'
        '<details class="fold no-print"><summary>図の数値を表で見る'
        f'<span class="visually-hidden">：<span lang="ja">{title}</span></span></summary><div class="table-wrap" '
        f'role="region" aria-labelledby="figures-{key}" tabindex="0">'
        '<p class="table-hint">表は横にスクロールできます</p>'
        f'<table class="table table--figures"><caption id="figures-{key}">'
        f'<span lang="ja">{title}</span> '
        "<small>年度ごとの実績値。下段は基準値・期待値・目標値</small></caption>"
        '<thead><tr><th scope="col">指標名</th><th scope="col">単位</th>'
        f"{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div></details>"
        "</section>"
    )
