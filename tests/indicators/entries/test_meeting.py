"""Two at one row: nobody overwrites the other unseen."""

import pytest

from plans.meetings import ABSENT
from tests.indicators.entries.rows import IN_MAY, draft, enter, row, stored

pytestmark = pytest.mark.django_db


def test_the_second_edit_is_told_who_saved_what(round_, editor, colleague, indicator):
    enter(round_, row(indicator, "1", comment="先"), by=colleague)

    outcome = enter(round_, row(indicator, "2", comment="後"), by=editor)

    met = outcome.met[indicator.pk]
    assert (met.version, met.who, met.when) == (1, "鈴木", IN_MAY)
    assert (met.texts["cell"], met.texts["comment"]) == ("1", "先")
    assert stored(indicator).value == 1


def test_keeping_mine_over_the_version_i_have_seen_writes_it(
    round_, editor, colleague, indicator
):
    enter(round_, row(indicator, "1"), by=colleague)

    outcome = enter(round_, row(indicator, "2", version=1), by=editor)

    assert outcome.written == {indicator.pk}
    assert stored(indicator).value == 2


def test_a_row_sent_back_as_it_was_shown_is_no_edit(
    round_, editor, colleague, indicator
):
    draft(indicator)
    shown = row(indicator, "15", quality="actual", version=1)
    enter(round_, row(indicator, "16", version=1), by=colleague)

    outcome = enter(round_, shown, by=editor)

    assert outcome.is_complete
    assert outcome.versions == {indicator.pk: 2}
    assert stored(indicator).value == 16


def test_a_blank_row_is_no_edit_of_what_was_entered_since(
    round_, editor, colleague, indicator
):
    enter(round_, row(indicator, "1"), by=colleague)

    assert enter(round_, row(indicator), by=editor).is_complete
    assert stored(indicator).value == 1


def test_the_same_entry_sent_twice_is_saved_once(round_, editor, indicator):
    twice = [enter(round_, row(indicator, "1"), by=editor) for _ in range(2)]

    assert [it.versions for it in twice] == [{indicator.pk: 1}] * 2
    assert stored(indicator).history.count() == 1


def test_a_row_deleted_meanwhile_is_told(round_, editor, indicator):
    draft(indicator).delete()

    outcome = enter(round_, row(indicator, "16", version=1), by=editor)

    assert outcome.met[indicator.pk].version == ABSENT


def test_a_row_made_anew_is_not_taken_for_the_one_that_was_looked_at(
    round_, editor, indicator
):
    draft(indicator)
    shown = row(indicator, "11", version=1)
    stored(indicator).delete()
    draft(indicator, 12)

    outcome = enter(round_, shown, by=editor)

    assert outcome.met[indicator.pk].version > 1
    assert stored(indicator).value == 12


def test_a_row_entered_anew_goes_on_counting(round_, editor, indicator):
    enter(round_, row(indicator, "1"), by=editor)
    stored(indicator).delete()

    outcome = enter(round_, row(indicator, "2"), by=editor)

    assert outcome.versions == {indicator.pk: 2}
