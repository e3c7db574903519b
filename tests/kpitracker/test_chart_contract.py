"""The chart contract on every indicator of the demonstration, without exception.

Plotly's figure, the server's drawing and the table hold the same numbers.
"""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string

from indicators.models import Audience, Indicator
from indicators.reports.indicator import indicator_report
from indicators.years import plan_years
from kpitracker.pictures import picture_of
from kpitracker.series import NAMES
from plans.models import Plan
from tests.kpitracker.chart_contract import (
    DRAWN,
    charted,
    is_to_scale,
    sketched,
    tabulated,
    without_named_levels,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FIXTURES = settings.BASE_DIR / "fixtures"
PLANS = sorted(path.parent.name for path in FIXTURES.glob("*/indicators.csv"))


def pictures():
    for code in PLANS:
        call_command("import_plan", str(FIXTURES / code))
        plan = Plan.objects.get(code=code)
        year = plan_years(plan, audience=Audience.PUBLIC).default
        for indicator in plan.indicators.all():
            report = indicator_report(
                indicator, fiscal_year=year, audience=Audience.PUBLIC
            )
            yield f"{code} {indicator.code}", report, picture_of(report)


def table_of(report, picture) -> str:
    return render_to_string(
        "kpitracker/_indicator_table.html",
        {"plan": report.plan, "line": report.line, "table": picture.table},
    )


def test_chart_drawing_and_table_say_the_same_cell_by_cell():
    seen, drawn = 0, set()
    for name, report, picture in pictures():
        chart, sketch = charted(picture.figure), sketched(picture.drawing)

        assert chart == sketch, name
        assert without_named_levels(chart) == tabulated(table_of(report, picture)), name
        assert is_to_scale(picture.drawing), name
        assert all(words for *_mark, words in DRAWN.findall(picture.drawing)), name
        seen += 1
        drawn |= {series for series, _year, _value in chart}

    assert seen == Indicator.objects.count() >= 120
    assert drawn >= {*NAMES} - {"estimate", "estimated-baseline", "range"}
