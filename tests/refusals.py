"""Edits on the pages of the admin, and the sentence by which one is refused."""

from html import unescape

from indicators.models import Actual, Indicator, IndicatorState, Target
from measures.models import Measure, Text
from plans.models import Goal
from tests.desks import address, posted

KEPT = [Goal, Measure, Text, Indicator, IndicatorState, Target, Actual]


def edit(browser, row, /, **typed):
    """Change what is typed on the row's page, and send all of it."""
    page = address(row, "change")
    return browser.post(page, {**posted(browser.get(page)), **typed})


def assert_refused(browser, row, sentence: str, /, **typed) -> None:
    """The page comes back with the sentence, and nothing is stored."""
    before = _stored()

    answer = edit(browser, row, **typed)

    assert answer.status_code == 200
    assert sentence in unescape(answer.content.decode())
    assert _stored() == before


def _stored() -> list:
    return [list(model.objects.order_by("pk").values()) for model in KEPT]
