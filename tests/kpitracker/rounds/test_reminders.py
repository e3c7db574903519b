"""Reminders of a round: to whom, how often, what they say, and what may fail."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from indicators.enums import Stage
from plans.models import AuditEntry, Role
from tests.desks import client_of
from tests.factories import make_indicator, make_user
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.rounds.town import make_round_town, token

pytestmark = pytest.mark.django_db


class Refusing(EmailBackend):
    """A server that takes the connection and no mail."""

    def send_messages(self, messages):
        raise SMTPServerDisconnected("gone")


class Absent(EmailBackend):
    """No server at all."""

    def open(self):
        raise ConnectionRefusedError


@pytest.fixture
def here():
    town = make_round_town()
    town.editor.email = "editor@example.jp"
    town.editor.save()
    return town


@pytest.fixture
def server(settings):
    settings.EMAIL_HOST = "mail.example.jp"
    settings.DEFAULT_FROM_EMAIL = "kpi@example.jp"
    return settings


def remind(here, who="all", *, user=None):
    browser = client_of(user or here.planner)
    return browser.post(here.page("reminders/"), {"department": str(who)}, follow=True)


class TestMail:
    def test_goes_to_the_editors_in_japanese_with_link_and_list(self, here, server):
        here.value(Stage.DRAFT, name="下書きの指標")
        back = here.value(Stage.SUBMITTED, name="戻された指標")
        here.value(Stage.SUBMITTED, name="出した指標")
        sent = {"step": "return", "tick": token(back), "comment": "根拠がない"}
        client_of(here.planner).post(here.page("values/"), sent)

        told = words(remind(here).content.decode())

        (letter,) = mail.outbox
        assert letter.to == ["editor@example.jp"]
        assert letter.subject == (
            "【実績値の入力】架空計画 2023年度（令和5年度） 締切まで残り10日"
        )
        assert "架空課 入力担当者 様" in " ".join(letter.body.split())
        assert "http://testserver/admin/entry/kakuu/2023/" in letter.body
        assert "- 下書きの指標 [入力中]" in letter.body
        assert "- 戻された指標 [差し戻し中]\n  根拠がない" in letter.body
        assert "出した指標" not in letter.body
        assert "Reminded by mail: 1 department." in told
        entry = AuditEntry.objects.get(action="reminder_sent")
        assert entry.detail == "editor@example.jp"
        assert entry.plan_code == "kakuu"

    def test_no_more_than_once_a_day_and_department(self, here, server):
        here.value(Stage.DRAFT)
        remind(here)
        told = words(remind(here).content.decode())
        assert "架空課 was reminded today already." in told
        assert len(mail.outbox) == 1

    def test_one_department_alone(self, here, server):
        other = here.town.other_office
        here.value(Stage.DRAFT)
        here.value(Stage.DRAFT, office=other)
        make_user(Role.EDITOR, other, email="other@example.jp")

        remind(here, other.pk)

        assert [letter.to for letter in mail.outbox] == [["other@example.jp"]]

    def test_never_to_who_has_left_or_only_reads(self, here, server):
        here.value(Stage.DRAFT)
        yesterday = localdate() - timedelta(days=1)
        office = here.town.office
        make_user(Role.EDITOR, office, email="off@example.jp", is_active=False)
        make_user(Role.EDITOR, office, email="old@example.jp", valid_to=yesterday)
        make_user(Role.VIEWER, office, email="council@example.jp")

        remind(here)

        assert [letter.to for letter in mail.outbox] == [["editor@example.jp"]]

    def test_says_where_nobody_has_an_address(self, here, server):
        here.value(Stage.DRAFT, office=here.town.other_office)
        told = words(remind(here).content.decode())
        assert "架空室: nobody who enters there has an address." in told
        assert mail.outbox == []
        assert not AuditEntry.objects.filter(action="reminder_sent").exists()

    def test_a_title_with_a_line_break_makes_no_header(self, here, server):
        here.town.plan.title = "一行目\nBcc: all@example.jp"
        here.town.plan.save()
        here.value(Stage.DRAFT)
        remind(here)
        assert mail.outbox[0].recipients() == ["editor@example.jp"]


class TestFailure:
    @pytest.mark.parametrize(
        ("backend", "sentence"),
        [
            (Refusing, "架空課: the mail server refused the mail."),
            (Absent, "The mail server does not answer."),
        ],
    )
    def test_is_a_sentence_and_may_be_tried_again(
        self, here, server, backend, sentence
    ):
        here.value(Stage.DRAFT)
        usual = server.EMAIL_BACKEND
        server.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"
        told = words(remind(here).content.decode())
        server.EMAIL_BACKEND = usual
        remind(here)

        assert sentence in told
        assert len(mail.outbox) == 1

    def test_an_address_that_reads_like_a_failure_is_none(self, here, server):
        here.editor.email = "failed@example.jp"
        here.editor.save()
        here.value(Stage.DRAFT)
        remind(here)
        remind(here)
        assert len(mail.outbox) == 1

    def test_an_address_no_mail_can_be_written_to_is_a_sentence(self, here, server):
        type(here.editor).objects.filter(pk=here.editor.pk).update(email="a\nb@e.jp")
        here.value(Stage.DRAFT)
        told = words(remind(here).content.decode())
        assert "架空課: the mail server refused the mail." in told

    def test_without_a_server_nothing_is_sent(self, here):
        here.value(Stage.DRAFT)
        told = words(remind(here).content.decode())
        assert "No mail server is set up." in told
        assert mail.outbox == []
        assert not AuditEntry.objects.filter(action="reminder_sent").exists()


class TestPaper:
    def test_lists_by_department_what_is_to_be_submitted(self, here):
        here.value(Stage.DRAFT, name="下書きの指標")
        here.value(Stage.CONFIRMED, name="済んだ指標")
        make_indicator(here.town.plan, department=here.town.other_office, name="未着手")

        told = words(html_of(client_of(here.planner), here.page("reminders/")))

        assert "架空課" in told
        assert "下書きの指標 Draft" in told
        assert "未着手 Not entered" in told
        assert "済んだ指標" not in told
        assert "kakuu 入力" in told

    def test_a_department_sees_its_own_sheet_and_sends_nothing(self, here, server):
        here.value(Stage.DRAFT)
        here.value(Stage.DRAFT, office=here.town.other_office, name="他課の指標")
        browser = client_of(here.head)

        assert "他課の指標" not in html_of(browser, here.page("reminders/"))
        assert remind(here, user=here.head).status_code == 403
        assert remind(here, user=here.town.user(Role.AUDITOR)).status_code == 403
        assert mail.outbox == []

    def test_other_towns_find_nothing(self, here, server):
        there = make_round_town("betsu", name="別")
        assert remind(here, user=there.planner).status_code == 404

    def test_as_many_queries_for_many_departments_as_for_few(self, here):
        def count() -> int:
            with CaptureQueriesContext(connection) as captured:
                browser.get(here.page("reminders/"))
            return len(captured)

        browser = client_of(here.planner)
        here.value(Stage.DRAFT)
        count()
        few = count()
        for _ in range(4):
            here.value(Stage.DRAFT)
            here.value(Stage.DRAFT, office=here.town.other_office)
        assert count() == few
