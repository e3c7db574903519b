"""The cards of the floor's page: an indicator's chart, its numbers, its words."""

# ruff: noqa: E501 - markup as it stands in the templates

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

WORDS = {
    "achieved": "達成",
    "on_track": "順調",
    "mostly": "概ね順調",
    "behind": "遅れ",
    "missed": "未達",
    "worse": "後退",
}
LAGGING = ("worse", "missed", "behind")


def ratio(text: str) -> float:
    above, _slash, below = text.partition("/")
    return int(above) / int(below)


def badge(row: tuple, shapes: Mapping[str, str]) -> str:
    return (
        f'<span class="status" data-status="{row[9]}">{shapes[row[9]]}'
        f'<span class="status__word">{WORDS[row[9]]} </span>'
        f'<span class="status__letter">{row[10]}</span></span>'
    )


def gap(row: tuple) -> str:
    missing = ratio(row[12])
    is_whole = missing == int(missing)
    size = f"{abs(missing):,.0f}" if is_whole else f"{abs(missing) + 1e-9:,.1f}"
    return f"期待値を{size}{escape(row[3])}{'下' if missing < 0 else '上'}回る"


def card(
    row: tuple, values: list, code: str, year: int, shapes: Mapping[str, str]
) -> tuple[str, str]:
    """The card, and its line of the table."""
    name, unit = escape(row[2]), escape(row[3])
    start, end = float(row[5]), float(row[7])
    years = range(row[6], row[8] + 1)
    step = (end - start) / (len(years) - 1)
    path = {at: round(start + step * (at - years[0]) + 1e-9, 1) for at in years}
    actuals = [(at, float(value)) for at, value, _comment in values]
    heights = [*path.values(), start, end, *(value for _at, value in actuals)]
    low, high = min(heights), max(heights)
    x = {at: 12 + 216 * (at - years[0]) / (len(years) - 1) for at in years}

    def y(value: float) -> float:
        return 66 - 40 * (value - low) / (high - low)

    drawn = "L".join(f"{_n(x[at])} {_n(y(value))}" for at, value in path.items())
    course = "L".join(f"{_n(x[at])} {_n(y(value))}" for at, value in actuals)
    dots = "".join(
        f"M{_n(x[at] - 4)} {_n(y(value))}a4 4 0 1 0 8 0a4 4 0 1 0-8 0"
        for at, value in actuals
    )
    said = "、".join(f"{at}年度 {value:,.0f}" for at, value in actuals)
    last, newest = actuals[-1]
    based = f"{start:,.0f}{unit}"
    aimed = f"{end:,.0f}{unit}"
    chart = (
        f'<svg class="sketch sketch-small" role="img" aria-label="{name}、基準値 {based}'
        f'（{years[0]}年度）、{said}、目標値 {aimed}（{years[-1]}年度）" '
        'viewBox="0 0 240 96"><path class="sk-axis" d="M4 72H236"/>'
        f'<text x="12" y="92">{years[0]}</text>'
        f'<text x="228" y="92" text-anchor="end">{years[-1]}</text>'
        f'<path class="sk-expected" d="M{drawn}"/><path class="sk-course" d="M{course}"/>'
        f'<path class="sk-dot" d="{dots}"/><path class="sk-target" '
        f'd="M228 {_n(y(end) - 6)}l6 6l-6 6l-6-6z"/><path class="sk-baseline" '
        f'd="M8 {_n(y(start) - 4)}h8v8h-8z"/><text class="sk-last" x="{_n(x[last])}" '
        f'y="16" text-anchor="middle">{last}年度 {newest:,.0f}</text>'
        "</svg>"
    )
    lags = f"<strong>{gap(row)}</strong> " if row[9] in LAGGING else ""
    shown = (
        f'<li><figure class="card" data-status="{row[9]}"><figcaption class="card__head">'
        f'<p class="card__name"><a href="/plans/{code}/indicators/{quote(row[1])}/'
        f'?year={year}" lang="ja">{name}</a></p><p class="card__status">'
        f'{badge(row, shapes)}</p></figcaption>{chart}<dl class="card__figures">'
        f"<div><dt>基準値</dt><dd>{based}<wbr>（{years[0]}年度）</dd></div>"
        f'<div class="card__actual"><dt>{year}年度<wbr>実績</dt>'
        f"<dd>{float(row[11]):,.0f}{unit}</dd></div>"
        f"<div><dt>{years[-1]}年度<wbr>目標</dt><dd>{aimed}</dd></div></dl>"
        + (f'<p class="card__change">{lags}</p>' if lags else "")
        + "</figure></li>"
    )
    known = dict(actuals)
    cells = []
    for at in years:
        words = [f"{known[at]:,.0f}"] if at in known else []
        words += [f"基準値 {start:,.0f}"] if at == years[0] else []
        words.append(f"期待値 {path[at]:,.1f}")
        words += [f"目標値 {end:,.0f}"] if at == years[-1] else []
        cells.append("<td>" + "\n".join(words) + "</td>")
    line = (
        f'<tr><th scope="row" lang="ja">{name}</th>'
        f'<td class="table__unit" lang="ja">{unit}</td>{"".join(cells)}</tr>'
    )
    return shown, line


def _n(length: float) -> str:
    return f"{length + 1e-9:.1f}".removesuffix(".0")
