"""Any valid indicators of a package, with their targets, states and actuals."""

from hypothesis import strategies as st

from indicators.aims import comparisons_of
from indicators.enums import Aim, BaselineAbsent, MissingReason, Quality, Stage
from tests.kpitracker.exchange.any_cells import (
    codes,
    days,
    flags,
    lines,
    numbers,
    one_of,
    prose,
    words,
    years,
)


@st.composite
def indicators(draw, rows, owners) -> None:
    for at in range(draw(st.integers(0, 4))):
        code = f"k{at}"
        row = draw(indicator(code, rows))
        rows.setdefault("indicators", []).append(row)
        for owner in draw(st.permutations(owners))[: draw(st.integers(0, 2))]:
            link = {"indicator_code": code, "owner_code": owner}
            rows.setdefault("indicator_links", []).append(link)
        states = ["未", "中", "済"] if row["aim"] == Aim.STATE else []
        rows.setdefault("states", []).extend(
            {"indicator_code": code, "order": order, "state": state}
            for order, state in enumerate(states)
        )
        draw(targets(row, rows))
        for year in draw(st.sets(st.integers(2018, 2026), max_size=3)):
            rows.setdefault("actuals", []).append(draw(actual(row, year)))


@st.composite
def indicator(draw, code: str, rows) -> dict[str, object]:
    aim = draw(st.sampled_from(Aim))
    basis = draw(one_of(["point", "yearly", "cumulative"], empty=False))
    row = {name: draw(lines) for name in ("role", "unit", "baseline_printed")}
    row |= {name: draw(prose) for name in ("baseline_note", "definition", "source")}
    row |= {"indicator_code": code, "name": draw(words), "aim": aim.value}
    row |= {"basis": basis, "scale": draw(st.sampled_from([1, 1000, 10**8]))}
    row |= {"decimals": draw(st.sampled_from(["", 0, 4]))}
    row |= {"department_code": draw(one_of(codes(rows["departments"], "code")))}
    if basis == "cumulative":
        row |= {"entry": draw(one_of(["running_total", "increment"], empty=False))}
        row |= {"counts_from": draw(years), "baseline_included": draw(flags())}
    baseline = draw(one_of(["value", "unknown", "zero"]))
    if baseline == "value":
        row |= {"baseline_value": 5} if aim != Aim.STATE else {"baseline_state": "未"}
        row["baseline_quality"] = draw(one_of(Quality.values))
    elif baseline in BaselineAbsent.values:
        row["baseline_absent"] = baseline
    row["baseline_year_kind"] = draw(one_of(KINDS, empty=False))
    if row["baseline_year_kind"] != "none":
        row["baseline_year"] = draw(years)
    if row["baseline_year_kind"] == "month":
        row["baseline_month"] = draw(st.integers(1, 12))
    if draw(st.booleans()):
        row |= {"survey_every": 3, "survey_first": draw(years)}
    row["lifecycle"] = draw(one_of(["active", "merged", "ended"], empty=False))
    if row["lifecycle"] != "active":
        row["lifecycle_from"] = draw(st.just("") | years)
        measures = codes(rows["measures"], "measure_code")
        row["successor_measure_code"] = draw(one_of(measures))
    return row


KINDS = ["fiscal_year", "calendar_year", "month", "none"]


@st.composite
def targets(draw, indicator, rows) -> None:
    editions = codes(rows["editions"], "edition_code")
    for edition in draw(st.sets(one_of(editions), max_size=2)):
        every_year = draw(st.booleans())
        choices = comparisons_of(indicator["aim"], every_year=every_year)
        if indicator["lifecycle"] != "merged":
            choices = [one for one in choices if one != "merged"]
        if not choices:
            continue
        comparison = draw(st.sampled_from(choices))
        row = {"indicator_code": indicator["indicator_code"], "edition_code": edition}
        row |= {"comparison": comparison.value, "printed": draw(lines)}
        row |= {"decided_on": draw(days), "reason": draw(prose)}
        if every_year:
            row["every_year"] = "1"
        else:
            row["fiscal_year"] = draw(years)
        if comparison == "state":
            row["state"] = draw(one_of(["未", "中", "済"], empty=False))
        elif comparison == "range":
            row |= {"value": 1, "upper_value": draw(st.sampled_from([1, 2]))}
        elif comparison not in ("undetermined", "none", "merged"):
            # Above 5 and 0, or below both, whatever the way starts from.
            rises = indicator["aim"] != Aim.DECREASE
            row["value"] = "7.25" if rises else "-2"
        rows.setdefault("targets", []).append(row)


@st.composite
def actual(draw, indicator, year: int) -> dict[str, object]:
    row = {"indicator_code": indicator["indicator_code"], "fiscal_year": year}
    row |= {"comment": draw(prose), "source": draw(prose), "entered": draw(lines)}
    row["stage"] = draw(one_of(Stage.values, empty=False))
    if draw(st.booleans()):
        missing = draw(one_of(MissingReason.values))
        return row | {"missing_reason": missing, "quality": ""}
    row["quality"] = draw(one_of(Quality.values, empty=False))
    if indicator["aim"] == Aim.STATE:
        return row | {"state": draw(one_of(["未", "中", "済"], empty=False))}
    return row | {"value": draw(numbers)}
