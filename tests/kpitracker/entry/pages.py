"""The grid as a browser without scripts sends it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from indicators import stages
from plans.models import Role
from tests.factories import make_actual, make_round

YEAR = 2023
PAGE = f"/admin/entry/kakuu/{YEAR}/"


def open_round(plan, **facts):
    today = localdate()
    usual = {"opens_on": today - timedelta(days=9), "closes_on": today}
    return make_round(plan, YEAR, **usual | facts)


def draft(indicator, entered=15, **facts):
    return make_actual(indicator, YEAR, entered, stage="draft", **facts)


def value(indicator, cell="", *, version=0, **texts) -> dict[str, str]:
    usual = {"quality": "", "missing_reason": "", "comment": ""}
    texts = {"cell": cell, "version": str(version), **usual, **texts}
    return {f"i{indicator.pk}-{name}": text for name, text in texts.items()}


def review(measure, *, version=0, **texts) -> dict[str, str]:
    texts = {"cause": "", "issue": "", "course": "", "version": str(version), **texts}
    return {f"m{measure.pk}-{name}": text for name, text in texts.items()}


def press(browser, *rows: dict[str, str], do="save", page=PAGE):
    return browser.post(
        page, {"do": do} | {k: v for row in rows for k, v in row.items()}
    )


def send(browser, *rows: dict[str, str], page=PAGE):
    """The same by a script."""
    posted = {name: text for row in rows for name, text in row.items()}
    return browser.post(f"{page}save/", posted)


def stored(indicator):
    return indicator.actuals.get(fiscal_year=YEAR)


def page_of(answer) -> str:
    return answer.content.decode()


def take(step, indicator, town, **options):
    """A step of the planning section."""
    actual, planner = stored(indicator), town.user(Role.PLANNING)
    shown = {actual.pk: actual.version}
    return stages.take(step, shown, user=planner, at=timezone.now(), **options)
