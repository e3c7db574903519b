"""Reviews of measures: written by the department, beside the figures."""

import pytest

from measures.models import Budget, Review
from plans.models import Role
from tests.factories import (
    make_actual,
    make_budget,
    make_indicator,
    make_measure,
    make_review,
    make_user,
)
from tests.kpitracker.reviews.pages import LIST, page_of, save, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestWriting:
    def test_keeps_rating_words_course_and_settled_budget_together(
        self, editor, measure
    ):
        sent = sent_by(editor, measure) | {
            "review-rating": "C",
            "review-done": "相談窓口を増やした",
            "review-cause": "人手が足りない",
            "review-issue": "夜間の対応",
            "review-next": "委託を検討する",
            "review-course": "改善",
            "settled-cell": "１，２３４千円",
        }

        answer = editor.post(page_of(measure), sent)

        assert answer.status_code == 302
        review = Review.objects.get()
        assert (review.rating, review.course) == ("C", "改善")
        assert review.cause == "人手が足りない"
        budget = Budget.objects.get()
        assert (budget.kind, budget.amount, budget.fiscal_year) == (
            "settled",
            1234,
            2022,
        )
        assert str(review.history.get().history_user) != "None"

    def test_settles_the_budget_that_is_stored_already(self, editor, measure):
        stored = make_budget(measure, 2022, 1000, kind="settled")
        sent = sent_by(editor, measure) | {"settled-cell": "1500"}

        editor.post(page_of(measure), sent)

        stored.refresh_from_db()
        assert (stored.amount, Budget.objects.count()) == (1500, 1)

    def test_an_unreadable_amount_is_a_sentence_and_saves_nothing(
        self, editor, measure
    ):
        sent = sent_by(editor, measure) | {
            "settled-cell": "約1000",
            "review-done": "実施した",
        }

        answer = editor.post(page_of(measure), sent)

        assert answer.status_code == 409
        assert "約1000" in answer.content.decode()
        assert not Review.objects.exists()

    def test_saved_unchanged_writes_nothing(self, editor, measure):
        review = make_review(measure, rating="C")

        save(editor, measure)

        review.refresh_from_db()
        assert review.version == 1
        assert not Budget.objects.exists()

    def test_one_that_says_nothing_any_more_is_not_kept(self, editor, measure):
        make_review(measure, done="間違い")

        save(editor, measure, done="")

        assert not Review.objects.exists()
        assert Review.history.count() == 2

    def test_goes_on_to_the_next_measure(self, town, editor, measure):
        later = make_measure(town.plan, department=town.office)
        sent = sent_by(editor, measure) | {"_next": "1"}

        assert editor.post(page_of(measure), sent).url == page_of(later)


class TestRating:
    def test_that_no_indicator_has_needs_a_reason(self, editor, measure):
        refused = save(editor, measure, rating="A")
        accepted = save(editor, measure, rating="A", rating_reason="目標を超える見込み")

        assert refused.status_code == 409
        (sentence,) = refused.context["form"].errors["rating_reason"]
        assert "C" in sentence
        assert accepted.status_code == 302
        assert Review.objects.get().rating == "A"

    def test_that_one_of_several_indicators_has_needs_none(self, town, editor, measure):
        good = make_indicator(on=measure, department=town.office)
        make_actual(good, 2022, 25, stage="draft")

        assert save(editor, measure, rating="A").status_code == 302
        assert save(editor, measure, rating="B").status_code == 409

    def test_counts_indicators_of_the_measures_below(self, town, editor):
        above = make_measure(town.plan, department=town.office)
        below = make_measure(parent=above)
        indicator = make_indicator(on=below, department=town.office)
        make_actual(indicator, 2022, 11, stage="draft")

        assert save(editor, above, rating="A").status_code == 409
        assert save(editor, above, rating="C").status_code == 302

    def test_is_free_where_nothing_is_judged(self, town, editor):
        measure = make_measure(town.plan, department=town.office)

        assert save(editor, measure, rating="B").status_code == 302

    def test_is_a_letter_of_the_plans_scale(self, editor, measure):
        answer = save(editor, measure, rating="優")

        assert answer.context["form"].errors["rating"]

    def test_stands_beside_other_offices_values_only_once_they_are_published(
        self, town, editor
    ):
        measure = make_measure(town.plan, department=town.office)
        theirs = make_indicator(on=measure, department=town.other_office)
        make_actual(theirs, 2022, 11, stage="submitted")

        answer = editor.get(page_of(measure))

        assert answer.context["line"].letters == []


class TestPages:
    def test_asks_the_same_number_of_questions_whatever_the_size(
        self, town, editor, measure, django_assert_max_num_queries
    ):
        editor.get(LIST)
        counts = []
        for _number in range(2):
            with django_assert_max_num_queries(40) as asked:
                editor.get(LIST)
            counts.append(len(asked))
            for _more in range(3):
                row = make_measure(town.plan, department=town.office)
                make_indicator(on=row, department=town.office, actuals={2021: 3})
                make_review(row)

        assert counts[0] == counts[1]

    @pytest.mark.parametrize("year", [1800, 2019, 2099])
    def test_a_year_that_cannot_be_reviewed_is_not_there(self, editor, measure, year):
        assert editor.get(page_of(measure, year)).status_code == 404

    def test_list_counts_letters_also_where_there_is_no_indicator(
        self, town, editor, measure
    ):
        make_measure(town.plan, department=town.office)

        first, second = editor.get(LIST).context["lines"]

        assert (first.counts, second.counts) == ([("C", 1)], [])

    def test_lists_the_years_of_ones_plans(self, editor, town):
        make_user(Role.EDITOR)

        text = editor.get("/admin/reviews/").content.decode()

        assert LIST in text
