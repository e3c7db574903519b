"""What has to be said beside a judgement is said wherever it stands."""

import io

import pytest
from django.template.loader import render_to_string
from django.utils.timezone import now
from openpyxl import load_workbook

from kpitracker.paper.documents import plan_context
from kpitracker.paper.orders import Kind, Order
from tests.factories import make_actual, make_indicator, make_measure, make_review
from tests.kpitracker.pages import html_of, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]

REMARK = "estimated actual"


@pytest.fixture
def measure():
    """It lags by an estimate, and was reviewed."""
    measure = make_measure(code="m", plan=None)
    indicator = make_indicator(on=measure, code="k", baseline=10, target=20)
    make_actual(indicator, 2022, 11, quality="estimate")
    make_review(measure, 2022, done="相談会")
    return measure


def test_beside_the_figures_of_a_review(client, measure):
    html = html_of(client, f"/en/plans/{measure.plan.code}/measures/m/?year=2022")

    voices = html.partition('<div class="voices">')[2]
    assert REMARK in words(voices.partition("</ul>")[0])


def test_beside_those_on_a_sheet(client, measure):
    html = html_of(client, f"/en/plans/{measure.plan.code}/report/sheets/m/?year=2022")

    assert REMARK in words(html.partition('<table class="opinions">')[2])


def test_and_in_its_workbook(client, measure):
    taken = client.get(f"/en/plans/{measure.plan.code}/report/sheets.xlsx?year=2022")
    (page,) = load_workbook(io.BytesIO(b"".join(taken.streaming_content)))

    texts = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
    (said,) = [text for text in texts if text.startswith("指標") and "：" in text]
    assert REMARK in said


def test_and_in_the_file_of_two_years(client, measure):
    make_actual(measure.plan.indicators.get(), 2021, 10)

    taken = client.get(f"/en/plans/{measure.plan.code}/years/data.csv")

    assert f"Behind {REMARK}" in taken.content.decode()


def test_and_in_that_of_two_plans(client, measure):
    plan = measure.plan
    plan.indicators.update(common_definition="件数")
    other = make_indicator(common_definition="件数", actuals={2022: 12}).plan

    address = f"/en/compare/data.csv?plan={plan.code}&with={other.code}"

    assert f"Behind {REMARK}" in client.get(address).content.decode()


def test_in_the_list_of_what_lags_on_paper(measure):
    order = Order(
        kind=Kind.PLAN,
        plan=measure.plan,
        fiscal_year=2022,
        version=None,
        language="en",
        at=now(),
    )

    html = render_to_string("paper/plan.html", plan_context(order))

    lagging = html.partition('<table class="opinions opinions--lagging">')[2]
    assert REMARK in words(lagging.partition("</table>")[0])
