"""One measure in full."""

from datetime import date

import pytest

from indicators.reports.measure import measure_report
from measures.models import Measure
from tests.factories import (
    make_actual,
    make_budget,
    make_edition,
    make_goal,
    make_indicator,
    make_level,
    make_measure,
    make_organization,
    make_partner,
    make_plan,
    make_review,
    make_text,
)
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


def report_of(measure, year=2022, *, audience="public"):
    measure = Measure.objects.select_related("plan").get(pk=measure.pk)
    return measure_report(measure, fiscal_year=year, audience=audience)


class TestPlace:
    def test_has_everything_above_it(self):
        goal = make_goal(number="1", title="産業")
        policy = make_measure(goal=goal, title="農林")
        field = make_measure(parent=policy, title="6次化")
        project = make_measure(parent=field, number="7", title="商品開発")

        report = report_of(project)

        assert [place.title for place in report.above] == ["産業", "農林", "6次化"]
        assert [place.kind for place in report.above] == ["goal", "measure", "measure"]
        assert str(report.place) == "7 商品開発"
        assert report.node.depth == 3

    def test_has_everything_below_it(self):
        measure = make_measure()
        child = make_measure(parent=measure)
        make_measure(parent=child, title="孫")

        node = report_of(measure).node

        assert [one.place.title for one in node.children[0].children] == ["孫"]

    def test_is_told_even_where_the_database_holds_a_ring(self):
        first = make_measure()
        second = make_measure(parent=first)
        below = make_measure(parent=second)
        Measure.objects.filter(pk=first.pk).update(parent=below)

        reports = [report_of(one) for one in (first, second, below)]

        assert [len(one.above) for one in reports] == [1, 2, 3]
        assert len(list(reports[0].node.branch)) == 3

    def test_knows_where_it_is_printed_again(self):
        measure = make_measure()
        again = make_measure(goal=measure.goal, relists=measure)

        assert report_of(measure).node.relisted_as[0].code == again.code
        assert report_of(again).node.relists.code == measure.code

    def test_knows_what_ended_into_it(self):
        heir = make_measure()
        ended = make_measure(goal=heir.goal, ended_into=heir)
        indicator = make_indicator(
            on=ended, lifecycle="merged", successor_measure=heir, name="創業件数"
        )

        report = report_of(heir)

        assert [place.code for place in report.absorbed] == [ended.code]
        assert [str(place) for place in report.absorbed_indicators] == ["創業件数"]
        assert report.absorbed_indicators[0].code == indicator.code
        assert report_of(ended).node.ended_into.code == heir.code


class TestIndicators:
    def test_are_its_own_and_those_below_each_once(self):
        measure = make_measure()
        child = make_measure(parent=measure)
        grandchild = make_measure(parent=child)
        make_indicator(on=[measure, child], code="both", actuals={2022: 16})
        make_indicator(on=[child, grandchild], code="below", actuals={2022: 9})
        make_indicator(on=make_measure(goal=measure.goal), code="elsewhere")
        make_indicator(on=measure.goal, code="above")

        report = report_of(measure)

        assert [line.code for line in report.lines] == ["both"]
        assert [line.code for line in report.lines_below] == ["below"]
        assert [item.line.code for item in report.attention] == ["below"]

    def test_of_a_relisting_are_those_of_its_original_too(self):
        measure = make_measure()
        again = make_measure(goal=measure.goal, relists=measure)
        make_indicator(on=measure, code="there", actuals={2022: 16})
        make_indicator(on=make_measure(parent=measure), code="below")
        make_indicator(on=[measure, again], code="both")

        report = report_of(again)

        assert [line.code for line in report.lines] == ["both"]
        assert [line.code for line in report.lines_at_origin] == ["there", "below"]
        assert report_of(measure).lines_at_origin == ()

    def test_may_be_none(self):
        report = report_of(make_measure())

        assert (report.lines, report.lines_below, report.attention) == ((), (), ())


class TestTexts:
    def test_stand_by_kind_in_the_order_of_the_document(self):
        measure = make_measure()
        make_text(measure, "一", kind="summary")
        make_text(measure, "二", kind="initiative", heading="《防災》", mark="●")
        make_text(measure, "三", kind="initiative", heading="《防災》", mark="○")
        make_text(measure, "四", kind="footnote", anchor="※1")
        make_text(measure, "五", kind="initiative", heading="《消防》")
        make_text(measure, "七", kind="initiative", heading="《防災》")
        make_text(measure, "六", kind="summary")
        make_text(measure.goal, "別")

        groups = report_of(measure).texts

        assert [group.kind for group in groups] == ["summary", "initiative", "footnote"]
        summary, initiatives, footnotes = groups
        assert [text.body for text in summary.parts[0].texts] == ["一", "六"]
        assert [
            (part.heading, [(text.mark, text.body) for text in part.texts])
            for part in initiatives.parts
        ] == [
            ("《防災》", [("●", "二"), ("○", "三")]),
            ("《消防》", [("", "五")]),
            ("《防災》", [("", "七")]),
        ]
        assert footnotes.parts[0].texts[0].anchor == "※1"


class TestPartners:
    def test_stand_in_their_order(self):
        measure = make_measure()
        make_partner(measure, make_organization("平内町", code="023019"))
        make_partner(measure, make_organization("今別町"))

        partners = report_of(measure).partners

        assert [(one.code, one.name) for one in partners] == [
            ("023019", "平内町"),
            ("", "今別町"),
        ]


class TestReviews:
    @pytest.mark.parametrize(
        ("stage", "seen"), [("published", True), ("confirmed", False)]
    )
    def test_are_public_with_the_values_of_their_year(self, stage, seen):
        measure = make_measure()
        make_actual(make_indicator(measure.plan), 2022, 15, stage=stage)
        make_review(measure, 2022)

        assert bool(report_of(measure).reviews) is seen
        assert report_of(measure, audience="internal").reviews

    def test_stand_by_year_with_both_voices(self):
        measure = make_measure()
        make_indicator(measure.plan, actuals={2021: 14, 2022: 15})
        make_review(measure, 2022, rating="B", course="改善", cause="人手不足")
        make_review(
            measure, 2021, committee_opinion="妥当", opinion_on=date(2022, 8, 1)
        )

        first, second = report_of(measure).reviews

        assert (first.fiscal_year, first.committee_opinion) == (2021, "妥当")
        assert (first.opinion_on, first.course) == (date(2022, 8, 1), None)
        assert (second.rating, second.course, second.cause) == ("B", "改善", "人手不足")

    def test_count_the_letters_of_their_own_year(self):
        measure = make_measure()
        child = make_measure(parent=measure)
        make_indicator(on=measure, actuals={2021: 25, 2022: 9})
        make_indicator(on=child, actuals={2021: 30})
        make_review(measure, 2021, rating="C")
        make_review(measure, 2022, rating="C")

        earlier = report_of(measure, 2021).reviews[0]
        unknown, later = report_of(measure, 2022).reviews

        assert (earlier.letters, earlier.differs) == ({"A": 2}, True)
        assert (later.letters, later.differs) == ({"D": 1, "－": 1}, True)
        assert (unknown.letters, unknown.differs) == ({}, False)


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    def test_are_thirteen_whatever_the_size(self, size, django_assert_num_queries):
        plan = make_large_plan(size)
        top = make_measure(goal=plan.goals.first(), level=make_level(plan, 2))
        for measure in plan.measures.exclude(pk=top.pk):
            measure.parent = top
            measure.save()
            make_budget(top, 2020 + measure.position)
            make_partner(top)
            make_review(top, 2020 + measure.position)
            make_text(top)
        measure = Measure.objects.select_related("plan").get(pk=top.pk)

        with django_assert_num_queries(13):
            report = measure_report(measure, fiscal_year=2022, audience="public")

        assert len(report.lines_below) == size

    def test_are_over_once_the_report_is_there(self, django_assert_num_queries):
        measure = make_measure(make_plan())
        make_partner(measure)
        make_budget(measure, 2020, edition=make_edition(measure.plan))
        report = report_of(measure)

        with django_assert_num_queries(0):
            repr(report.node)
            repr((report.texts, report.budgets, report.partners, report.reviews))
