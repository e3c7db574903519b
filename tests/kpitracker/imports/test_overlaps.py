"""Between preview and confirm the world moves on: never a false success."""

import pytest

from indicators.models import Actual, IndicatorState
from plans.models import Membership, Role
from tests.desks import address, client_of, posted
from tests.factories import make_actual, make_indicator, saved
from tests.kpitracker.imports.kept import value
from tests.kpitracker.imports.pages import (
    HEAD,
    assert_refused,
    confirm,
    is_done,
    sent,
    sheet,
)

pytestmark = pytest.mark.django_db


class TestTwoPreviewsOfOverlappingFiles:
    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_the_second_to_be_confirmed_is_refused(self, browser, indicator, order):
        files = [sheet("a,k,2022,11", "a,k,2023,11"), sheet("a,k,2022,12")]
        previews = [sent(browser, file) for file in files]
        first, second = (previews[at] for at in order)

        assert is_done(confirm(browser, first), first)
        said = assert_refused(browser, second)

        assert "k 指標 1 2022" in said
        assert value(indicator) == 11 + order[0]

    def test_the_new_row_of_both_is_written_once(self, browser, indicator):
        first, second = (sent(browser, sheet("a,k,2023,11")) for _ in range(2))

        assert is_done(confirm(browser, first), first)
        assert_refused(browser, second)

        assert Actual.objects.filter(fiscal_year=2023).count() == 1

    def test_files_that_do_not_overlap_are_both_applied(self, browser, indicator):
        previews = [
            sent(browser, sheet(f"a,k,{year},11")) for year in (2022, 2023, 2024)
        ]

        assert all(is_done(confirm(browser, job), job) for job in previews)
        assert [value(indicator, year) for year in (2022, 2023, 2024)] == [11] * 3

    def test_a_row_that_was_shown_as_unchanged_counts_too(self, browser, indicator):
        other = sent(browser, sheet("a,k,2022,12"))
        job = sent(browser, sheet("a,k,2022,10", "a,k,2023,11"))
        confirm(browser, other)

        assert_refused(browser, job)


class TestValueThatIsEditedInBetween:
    def test_on_the_page_of_the_admin(self, town, browser, indicator):
        job = sent(browser, sheet("a,k,2022,11"))
        other = client_of(town.user(Role.PLANNING, username="midori"))
        row = indicator.actuals.get()
        page = address(row, "change")
        other.post(page, {**posted(other.get(page)), "cell": "12"})

        said = assert_refused(browser, job)

        assert "midori" in said
        assert value(indicator) == 12

    def test_by_saving_the_row(self, browser, indicator):
        job = sent(browser, sheet("a,k,2022,11"))
        saved(indicator.actuals.get())

        assert_refused(browser, job)

    def test_by_adding_the_row(self, browser, indicator):
        job = sent(browser, sheet("a,k,2023,11"))
        make_actual(indicator, 2023, 12)

        assert_refused(browser, job)
        assert value(indicator, 2023) == 12

    def test_by_deleting_the_row(self, browser, indicator):
        job = sent(browser, sheet("a,k,2022,11"))
        indicator.actuals.get().delete()

        assert_refused(browser, job)
        assert not Actual.objects.exists()

    def test_by_deleting_it_and_adding_it_anew(self, browser, indicator):
        job = sent(browser, sheet("a,k,2022,11"))
        indicator.actuals.get().delete()
        make_actual(indicator, 2022, 10, stage="draft")

        assert_refused(browser, job)

    def test_one_of_many_keeps_all_from_being_written(self, browser, town, indicator):
        others = [make_indicator(town.plan, code=f"n{at}") for at in range(30)]
        rows = [f"a,{one.code},2023,{at}" for at, one in enumerate(others)]
        job = sent(browser, sheet(*rows, "a,k,2022,11"))
        saved(indicator.actuals.get())

        assert_refused(browser, job)


class TestIndicatorThatIsChangedInBetween:
    @pytest.mark.parametrize(
        "facts",
        [{"unit": "千人"}, {"scale": 1000}, {"aim": "decrease"}, {"basis": "yearly"}],
    )
    def test_is_another_one_now(self, browser, indicator, facts):
        job = sent(browser, sheet("a,k,2022,11", "a,k,2023,11"))
        for name, fact in facts.items():
            setattr(indicator, name, fact)
        saved(indicator)

        assert_refused(browser, job)

    def test_and_gone_to_another_department(self, town, indicator):
        editor = client_of(town.user(Role.EDITOR))
        job = sent(editor, sheet("a,k,2022,11"))
        indicator.department = town.other_office
        saved(indicator)

        assert_refused(editor, job)

    def test_and_deleted(self, browser, town, indicator):
        job = sent(browser, sheet("a,k,2023,11"))
        indicator.delete()

        assert_refused(browser, job)

    def test_and_its_state_taken_off_the_list(self, browser, town):
        stages = make_indicator(town.plan, code="s", aim="state", target=None)
        job = sent(browser, sheet("a,s,2023,素案"))
        IndicatorState.objects.get(indicator=stages, state="素案").delete()

        assert_refused(browser, job)


class TestRightsThatAreWithdrawnInBetween:
    def test_of_everything(self, town, indicator):
        user = town.user(Role.EDITOR)
        editor = client_of(user)
        job = sent(editor, sheet("a,k,2022,11"))
        Membership.objects.get(user=user).delete()

        answer = confirm(editor, job)

        assert "kpitracker/login.html" in [one.name for one in answer.templates]
        assert value(indicator) == 10

    def test_for_this_department(self, town, indicator):
        user = town.user(Role.EDITOR)
        editor = client_of(user)
        job = sent(editor, sheet("a,k,2022,11"))
        own = Membership.objects.get(user=user)
        own.department = town.other_office
        saved(own)

        assert_refused(editor, job)

    @pytest.mark.parametrize(
        ("stored", "row", "head"),
        [
            ("approved", "a,k,2022,11", HEAD),
            ("draft", "a,k,2022,10,approved", f"{HEAD},段階"),
            ("draft", "a,k,2023,11,approved", f"{HEAD},段階"),
            ("approved", "a,k,2022,10,draft", f"{HEAD},段階"),
        ],
    )
    def test_to_approve(self, town, indicator, stored, row, head):
        actual = indicator.actuals.get()
        actual.stage = stored
        saved(actual)
        user = town.user(Role.HEAD)
        head_of_office = client_of(user)
        job = sent(head_of_office, sheet(row, head=head))
        own = Membership.objects.get(user=user)
        own.role = Role.EDITOR
        saved(own)

        assert_refused(head_of_office, job)
