"""Any valid package, in its canonical form, for laws."""

from hypothesis import strategies as st

from measures.models import Course, TextKind
from plans.models import ScalePreset
from tests.kpitracker.exchange.any_cells import (
    bodies,
    codes,
    days,
    flags,
    lines,
    one_of,
    prose,
    words,
    years,
)
from tests.kpitracker.exchange.any_indicators import indicators


@st.composite
def packages(draw) -> dict[str, list[dict[str, object]]]:
    rows: dict[str, list[dict[str, object]]] = {"plan": [draw(plans())]}
    rows["editions"] = draw(editions())
    rows["departments"] = draw(departments())
    rows["populations"] = draw(populations())
    rows["levels"] = levels = draw(level_names())
    count = draw(st.integers(0, 3)) if levels else 0
    rows["goals"] = [
        {"goal_code": f"g{at}", "number": draw(lines)[:20], "title": draw(words)}
        for at in range(count)
    ]
    rows["measures"] = draw(measures(rows))
    owners = [row["goal_code"] for row in rows["goals"]]
    owners += [row["measure_code"] for row in rows["measures"]]
    rows["texts"] = [
        {
            "owner_code": draw(one_of(owners)),
            "text_code": f"t{at}",
            "kind": draw(one_of(TextKind.values, empty=False)),
            "heading": draw(lines),
            "mark": draw(lines),
            "anchor": draw(lines),
            "body": draw(bodies),
        }
        for at in range(draw(st.integers(0, 4)))
    ]
    for measure in rows["measures"]:
        draw(money(rows, measure["measure_code"]))
    draw(indicators(rows, owners))
    return {name: found for name, found in rows.items() if found}


@st.composite
def plans(draw) -> dict[str, object]:
    start = draw(st.none() | years)
    return {
        "title": draw(words),
        "organization_code": draw(one_of(["022012", "192147"])),
        "organization_name": draw(words),
        "visibility": draw(one_of(["public", "internal"], empty=False)),
        "period_start": start or "",
        "period_end": start + 4 if start else "",
        "y0": draw(st.just("") | years),
        "predecessor_code": draw(one_of(["old-1"])),
        "source_title": draw(lines),
        "source_date": draw(days),
        "licence": draw(lines),
        "as_of": draw(days),
        "scale": draw(one_of(ScalePreset.values, empty=False)),
        "pace_upper": draw(one_of(["1", "1.25"])),
        "pace_lower": draw(one_of(["0.6", "0.8"])),
        "tolerance": draw(one_of(["0", "0.0001", "3"])),
        "note": draw(prose),
    }


@st.composite
def editions(draw):
    orders = sorted(draw(st.sets(st.integers(0, 99), max_size=2)))
    return [
        {"edition_code": f"e{order}", "name": draw(words), "order": order}
        | {"decided_on": draw(days)}
        for order in orders
    ]


@st.composite
def departments(draw):
    count = draw(st.integers(0, 3))
    return [
        {
            "code": f"d{at}",
            "name": draw(words),
            "valid_from": draw(one_of(["2020-04-01"])),
            "valid_to": draw(one_of(["2024-03-31"])),
            "successor_code": draw(one_of([f"d{one}" for one in range(at + 1, count)])),
        }
        for at in range(count)
    ]


@st.composite
def populations(draw):
    return [
        {
            "counted_on": f"20{year}-01-01",
            "people": draw(st.integers(1, 2**31 - 1)),
            "source": draw(words),
        }
        for year in sorted(draw(st.sets(st.integers(10, 40), max_size=3)))
    ]


@st.composite
def level_names(draw):
    names = draw(st.lists(words, max_size=4, unique=True))
    return [{"depth": depth, "name": name} for depth, name in enumerate(names)]


@st.composite
def measures(draw, rows):
    found: list[dict[str, object]] = []
    depths = {row["name"]: row["depth"] for row in rows["levels"]}
    deep = [name for name, depth in depths.items() if depth]
    for at in range(draw(st.integers(0, 5)) if rows["goals"] and deep else 0):
        level = draw(st.sampled_from(deep))
        above = [row for row in found if depths[row["level"]] < depths[level]]
        parent = draw(st.none() | st.sampled_from(above)) if above else None
        goal = draw(st.sampled_from(rows["goals"]))["goal_code"]
        earlier = [row["measure_code"] for row in found]
        found.append(
            {
                "measure_code": f"m{at}" if at % 2 else str(at + 1),
                "goal_code": parent["goal_code"] if parent else goal,
                "parent_code": parent["measure_code"] if parent else "",
                "level": level,
                "number": draw(lines)[:20],
                "title": draw(words),
                "is_new": draw(flags()),
                "relists_code": draw(one_of(earlier)),
                "ended_into_code": draw(one_of(earlier)),
                "department_code": draw(one_of(codes(rows["departments"], "code"))),
                "scope_printed": draw(lines),
            }
        )
    return draw(st.permutations(found))


@st.composite
def money(draw, rows, measure: str) -> None:
    edition = draw(one_of(codes(rows["editions"], "edition_code")))
    place = {"measure_code": measure, "edition_code": edition, "unit": draw(lines)}
    place["kind"] = draw(one_of(["planned", "settled"], empty=False))
    amounts = draw(st.lists(st.integers(0, 9999), max_size=3))
    for at, amount in enumerate(amounts):
        cell = draw(st.sampled_from([{"amount": amount}, {"mark": "－"}, {}]))
        rows.setdefault("budgets", []).append(place | {"fiscal_year": 2020 + at} | cell)
    if amounts and draw(st.booleans()):
        cells = rows["budgets"][-len(amounts) :]
        total = sum(row.get("amount", 0) for row in cells)
        rows.setdefault("budget_totals", []).append(place | {"amount": total})
    for code, name in draw(st.sets(PARTNERS, max_size=3)):
        partner = {"organization_code": code, "organization_name": name}
        rows.setdefault("partners", []).append({"measure_code": measure} | partner)
    if draw(st.booleans()):
        review = {name: draw(prose) for name in ("rating_reason", "done", "next")}
        review |= {"course": draw(one_of(Course.values)), "rating": draw(lines)[:20]}
        review |= {"measure_code": measure, "fiscal_year": draw(years)}
        rows.setdefault("reviews", []).append(review)


PARTNERS = st.sampled_from(
    [("023019", "平内町"), ("", "平内町"), ("", "商工会"), ("023035", "今別町")]
)
