"""A sign that nobody sees is refused where it is typed, and named."""

import pytest

from indicators.models import Actual, Indicator
from plans.forms import ReasonField, refuse_hidden_signs
from plans.models import Plan
from tests.desks import address, client_of, fill, posted
from tests.factories import make_budget, make_user

pytestmark = pytest.mark.django_db

SIGNS = {"\x0b": "U+000B", "\x1b": "U+001B", "\x7f": "U+007F", "\u202e": "U+202E"}
SIGNS |= {"\u2028": "U+2028", "\x85": "U+0085", "\x01": "U+0001"}


@pytest.fixture
def indicator(town):
    return fill(town, "町")


@pytest.fixture
def browser():
    return client_of(make_user(None, is_staff=True, is_superuser=True))


def refusals(browser, row, field: str, typed: str) -> str:
    """What the page says of the row when this is typed into a field of its form."""
    page = address(row, "change")
    sent = posted(browser.get(page))
    assert field in sent

    answer = browser.post(page, {**sent, field: typed})

    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("sign", "name"), SIGNS.items())
def test_a_line_is_refused_with_the_name_of_the_sign(town, browser, sign, name):
    said = refusals(browser, town.plan, "title", f"計{sign}画")

    assert f"The sign {name}, which cannot be seen, stands here." in said
    assert Plan.objects.get().title == "架空計画"


@pytest.mark.parametrize(
    "field",
    [
        *("code", "name", "unit", "definition", "source", "baseline_value"),
        *("targets-0-printed", "targets-0-value", "actuals-0-comment"),
        *("actuals-0-source", "actuals-0-cell", "actuals-0-change_reason"),
    ],
)
def test_so_is_every_text_of_an_indicator(indicator, browser, field):
    assert "U+000B" in refusals(browser, indicator, field, "1\x0b1")


def test_so_are_the_texts_and_budgets_of_a_measure(indicator, browser):
    measure = indicator.plan.measures.get()
    make_budget(measure, 2022, 100)
    found = posted(browser.get(address(measure, "change")))
    fields = [name for name in found if name.endswith(("-cell", "-body", "title"))]
    assert fields

    for field in fields:
        assert "U+000B" in refusals(browser, measure, field, "1\x0b1")


def test_the_reason_of_a_correction_is_too(indicator, browser):
    page = address(indicator.actuals.get(), "change")
    sent = posted(browser.get(page))

    answer = browser.post(page, {**sent, "cell": "16", "change_reason": "誤\x0b記"})

    assert "The sign U+000B" in answer.content.decode()
    assert Actual.objects.get().value == 15


def test_many_accents_on_one_letter_are_refused(town, browser):
    said = refusals(browser, town.plan, "title", "e" + "\u0301" * 40)

    assert "More than 32 accents are stacked on one letter here." in said


def test_line_breaks_and_tabs_stay(indicator, browser):
    page = address(indicator, "change")
    sent = posted(browser.get(page))

    browser.post(page, {**sent, "definition": "一\r\n二\t三"})

    assert Indicator.objects.get().definition == "一\r\n二\t三"


@pytest.mark.parametrize("text", ["", "訂正", "一\n二"])
def test_the_validator_takes_what_can_be_seen(text):
    refuse_hidden_signs(text)


def test_a_reason_is_one_text_of_a_known_length():
    assert ReasonField().clean(" 転記の誤り ") == "転記の誤り"
