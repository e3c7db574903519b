"""What is not saved, and the sentence that says why."""

from datetime import date, timedelta

import pytest

from indicators.enums import Stage
from plans.models import Role
from tests.desks import make_town
from tests.factories import make_actual, make_indicator
from tests.indicators.entries.rows import IN_MAY, YEAR, draft, enter, row, stored

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        ({"cell": "約２割"}, "cell"),
        ({"cell": "1" * 201}, "cell"),
        ({"cell": "1\x07"}, "cell"),
        ({"cell": "12", "missing_reason": "other"}, "missing_reason"),
        ({"cell": "12（見込）", "quality": "actual"}, "quality"),
        ({"quality": "guess"}, "quality"),
        ({"missing_reason": "guess"}, "missing_reason"),
        ({"comment": "a\x00"}, "comment"),
        ({"cell": "令和4年度 12"}, "cell"),
    ],
)
def test_says_at_which_cell(round_, editor, indicator, texts, name):
    outcome = enter(round_, row(indicator, **texts), by=editor)

    assert list(outcome.refused[indicator.pk]) == [name]
    assert not indicator.actuals.exists()


def test_a_bad_row_does_not_keep_others_from_being_saved(
    round_, town, editor, indicator
):
    other = make_indicator(town.plan, department=town.office)

    outcome = enter(round_, row(indicator, "？"), row(other, "2"), by=editor)

    assert list(outcome.refused) == [indicator.pk]
    assert stored(other).value == 2


@pytest.mark.parametrize("stage", [it for it in Stage if it != Stage.DRAFT])
def test_what_is_past_a_draft_stays(round_, editor, indicator, stage):
    make_actual(indicator, YEAR, 15, stage=stage)

    outcome = enter(round_, row(indicator, "16", version=1), by=editor)

    assert "" in outcome.refused[indicator.pk]
    assert stored(indicator).value == 15


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_enters_nothing_writes_nothing(round_, town, indicator, role):
    outcome = enter(round_, row(indicator, "1"), by=town.user(role))

    assert "" in outcome.refused[indicator.pk]
    assert not indicator.actuals.exists()


def test_another_office_or_plan_is_out_of_reach(round_, town, editor):
    others = make_indicator(town.plan, department=town.other_office)
    draft(others, comment="他課だけの秘密")
    elsewhere = make_indicator(make_town("other").plan)

    rows = [row(others, "1"), row(elsewhere, "1")]
    outcome = enter(round_, *rows, by=editor)

    assert {*outcome.refused} == {others.pk, elsewhere.pk}
    assert "秘密" not in repr(outcome)
    assert stored(others).value == 15


def test_a_closed_round_is_closed_but_to_who_confirms(round_, town, editor, indicator):
    later = IN_MAY + timedelta(days=90)

    outcome = enter(round_, row(indicator, "1"), by=editor, at=later)
    assert str(date(2024, 6, 30)) in outcome.refused[indicator.pk][""][0]

    planner = town.user(Role.PLANNING)
    assert enter(round_, row(indicator, "1"), by=planner, at=later).is_complete
