"""Everything that is said of an indicator once: the columns of indicators.csv."""

from django.utils.translation import gettext_lazy as _

from kpitracker.opendata import kinds, lists
from kpitracker.opendata.columns import Column, listed
from kpitracker.opendata.indicator_columns import (
    AIM,
    BASELINE_COLUMNS,
    BASIS,
    ENTRY,
    INDICATOR_CODE,
    NAME,
    SCALE,
    UNIT,
    indicators,
)
from kpitracker.opendata.parts import Part, columns_of

COUNTING = (
    Column(
        "counts_from",
        "counts_from",
        _("counts from fiscal year"),
        _("Of a cumulative indicator, where it is known."),
        kinds.YEAR,
    ),
    Column(
        "baseline_included",
        "baseline_included",
        _("baseline included"),
        _("Whether the running total begins with the baseline."),
        kinds.FLAG,
        is_required=True,
    ),
)

JUDGING = (
    Column(
        "tolerance",
        "tolerance",
        _("tolerance"),
        _("In the indicator's unit, e.g. 3 for ±3 points. Empty: the plan's."),
        kinds.NUMBER,
    ),
    Column(
        "survey_every",
        "survey_every",
        _("surveyed every … years"),
        _("Empty where it is not said."),
        kinds.whole(1),
    ),
    Column(
        "survey_first",
        "survey_first",
        _("a year in which it is surveyed"),
        _("A fiscal year from which the others follow."),
        kinds.YEAR,
    ),
)

LIFE = columns_of(
    listed(
        "lifecycle",
        "lifecycle",
        _("lifecycle"),
        _("Whether the indicator is still followed."),
        lists.LIFECYCLES,
        is_required=True,
    ),
    Column(
        "lifecycle_from",
        "lifecycle_from",
        _("merged or ended from fiscal year"),
        _("Empty where it is still followed, or no year is printed."),
        kinds.YEAR,
    ),
    Column(
        "successor_indicator_code",
        "successor_indicator__code",
        _("merged into indicator"),
        _("The code of another indicator of this file."),
        kinds.CODED,
    ),
    Column(
        "successor_measure_code",
        "successor_measure__code",
        _("merged into measure"),
        _("The code of a measure of this plan."),
        kinds.CODED,
    ),
    Column(
        "predecessor_plan_code",
        "predecessor_plan_code",
        _("code of the plan it comes from"),
        _("Where an earlier plan had the same indicator."),
        kinds.CODED,
    ),
    Column(
        "predecessor_indicator_code",
        "predecessor_indicator_code",
        _("its code in that plan"),
        _("Where an earlier plan had the same indicator."),
        kinds.CODED,
    ),
    Column(
        "common_definition",
        "common_definition",
        _("common definition"),
        _("The same word in two plans makes their values comparable."),
        kinds.TEXT,
    ),
)

DETAILS = Part(
    columns_of(
        INDICATOR_CODE,
        NAME,
        Column(
            "role",
            "role",
            _("role"),
            _("What the plan calls it: 数値目標, KPI, 成果指標 …"),
            kinds.TEXT,
        ),
        Column(
            "definition",
            "definition",
            _("definition"),
            _("As the plan gives it."),
            kinds.TEXT,
        ),
        UNIT,
        SCALE,
        Column(
            "decimals",
            "decimals",
            _("decimals to show"),
            _("In print. Numbers in these files are never rounded."),
            kinds.whole(0, 4),
        ),
        *AIM,
        *BASIS,
        *ENTRY,
        *COUNTING,
        *BASELINE_COLUMNS,
        Column(
            "baseline_note",
            "baseline_note",
            _("note on the baseline"),
            _("As printed."),
            kinds.TEXT,
        ),
        *JUDGING,
        *LIFE,
        Column(
            "department",
            "department__name",
            _("department"),
            _("Who answers for the indicator."),
            kinds.TEXT,
        ),
        Column(
            "source",
            "source",
            _("source"),
            _("Where the values come from."),
            kinds.TEXT,
        ),
    ),
    indicators,
    path="",
)
