"""How it is going: indicators, where they stand, their targets, states and actuals."""

from indicators.enums import Lifecycle, Stage, YearKind
from indicators.models import (
    Actual,
    Indicator,
    IndicatorLink,
    IndicatorState,
    Target,
)
from kpitracker.exchange.columns import PLAN_CODE, ColumnsOf, Reference, reference
from kpitracker.exchange.sheets.frame import TO_DEPARTMENT, TO_EDITION, TO_GOAL
from kpitracker.exchange.sheets.measures import to_measure
from kpitracker.exchange.sheets.sheet import Sheet

indicator, target = ColumnsOf(Indicator), ColumnsOf(Target)
state, actual = ColumnsOf(IndicatorState), ColumnsOf(Actual)

LARGEST_SCALE = 10**15


def to_indicator(field: str = "indicator") -> Reference:
    return Reference("indicators.csv", "indicator_code", field)


OWN_INDICATOR = reference("indicator_code", to_indicator(), required=True)

INDICATORS = Sheet(
    "indicators.csv",
    Indicator,
    (
        PLAN_CODE,
        indicator.code("indicator_code"),
        indicator.line("name", required=True),
        indicator.line("role"),
        indicator.line("unit"),
        indicator.whole("scale", 1, LARGEST_SCALE, default=1),
        indicator.whole("decimals", 0, 4),
        indicator.choice("aim", required=True),
        indicator.choice("basis", required=True),
        indicator.choice("entry"),
        indicator.year("counts_from"),
        indicator.flag("baseline_included"),
        indicator.number("baseline_value"),
        indicator.line("baseline_state"),
        indicator.year("baseline_year"),
        indicator.choice("baseline_year_kind", default=YearKind.NONE.value),
        indicator.whole("baseline_month", 1, 12),
        indicator.choice("baseline_quality"),
        indicator.line("baseline_printed"),
        indicator.prose("baseline_note"),
        indicator.choice("baseline_absent"),
        indicator.prose("definition"),
        indicator.prose("source"),
        reference("department_code", TO_DEPARTMENT),
        indicator.number("tolerance"),
        indicator.whole("survey_every", 1, 100),
        indicator.year("survey_first"),
        indicator.choice("lifecycle", default=Lifecycle.ACTIVE.value),
        indicator.year("lifecycle_from"),
        reference("successor_measure_code", to_measure("successor_measure")),
        reference("successor_indicator_code", to_indicator("successor_indicator")),
        indicator.code(
            "predecessor_plan_code", "predecessor_plan_code", required=False
        ),
        indicator.code(
            "predecessor_indicator_code", "predecessor_indicator_code", required=False
        ),
        indicator.line("common_definition"),
    ),
    key=("indicator_code",),
)

LINKS = Sheet(
    "indicator_links.csv",
    IndicatorLink,
    (
        PLAN_CODE,
        OWN_INDICATOR,
        reference("owner_code", TO_GOAL, to_measure(), required=True),
    ),
    key=("indicator_code", "owner_code"),
    plan_path="indicator__plan",
    list_of="indicator_code",
)

TARGETS = Sheet(
    "targets.csv",
    Target,
    (
        PLAN_CODE,
        OWN_INDICATOR,
        reference("edition_code", TO_EDITION),
        target.year("fiscal_year"),
        target.flag("every_year"),
        target.choice("comparison", required=True),
        target.number("value"),
        target.number("upper_value"),
        target.line("state"),
        target.line("printed"),
        target.day("decided_on"),
        target.prose("reason"),
    ),
    key=("indicator_code", "edition_code", "fiscal_year", "every_year"),
    plan_path="indicator__plan",
)

STATES = Sheet(
    "states.csv",
    IndicatorState,
    (
        PLAN_CODE,
        OWN_INDICATOR,
        state.whole("order", required=True),
        state.line("state", required=True),
    ),
    # The whole row: a list is replaced, so no row ever takes another's place.
    key=("indicator_code", "order", "state"),
    plan_path="indicator__plan",
    unique=(("indicator_code", "order"), ("indicator_code", "state")),
    list_of="indicator_code",
)

ACTUALS = Sheet(
    "actuals.csv",
    Actual,
    (
        PLAN_CODE,
        OWN_INDICATOR,
        actual.year("fiscal_year", required=True),
        actual.number("value"),
        actual.line("state"),
        actual.choice("quality"),
        actual.choice("missing_reason"),
        actual.choice("stage", default=Stage.PUBLISHED.value),
        actual.line("entered"),
        actual.prose("comment"),
        actual.prose("source"),
    ),
    key=("indicator_code", "fiscal_year"),
    plan_path="indicator__plan",
)
