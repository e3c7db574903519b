"""The staff's page of sheets: what it offers to whom, and what it takes."""

import re

import pytest

from plans.models import ImportJob, Role
from tests.desks import client_of, make_town
from tests.kpitracker.pages import words
from tests.kpitracker.sheets.towns import HEAD, upload

pytestmark = pytest.mark.django_db


class TestThePage:
    @pytest.mark.parametrize(
        ("role", "kinds"),
        [
            (Role.EDITOR, ["", "actuals"]),
            (Role.HEAD, ["", "actuals"]),
            (
                Role.PLANNING,
                [
                    "",
                    "actuals",
                    "indicators",
                    "targets",
                    "measures",
                    "budgets",
                    "package",
                ],
            ),
        ],
    )
    def test_offers_to_bring_what_one_may_change(self, sheet_town, role, kinds):
        page = client_of(sheet_town.user(role)).get("/admin/sheets/")

        choices = page.context["bring"].fields["kind"].choices
        assert sorted(value for value, _label in choices) == sorted(kinds)

    def test_offers_an_auditor_nothing_to_bring(self, sheet_town):
        page = client_of(sheet_town.user(Role.AUDITOR)).get("/admin/sheets/")

        assert page.context["bring"] is None
        assert "enctype" not in page.content.decode()

    def test_offers_only_plans_of_ones_own_town(self, sheet_town, editor):
        make_town("tonari", visibility="public")

        page = editor.get("/admin/sheets/")

        assert [it.code for it in page.context["take"].fields["plan"].queryset] == [
            "kakuu"
        ]

    def test_leads_whoever_has_no_desk_to_the_login(self, sheet_town, client):
        for address in ("/admin/sheets/", "/admin/sheets/take/?sheet=actuals"):
            answer = client.get(address)
            assert answer.status_code == 302
            assert answer["Location"].startswith("/admin/login/")

    def test_is_found_from_the_admin_and_its_lists(self, sheet_town, editor):
        for address in ("/admin/", "/admin/indicators/actual/"):
            assert 'href="/admin/sheets/' in editor.get(address).content.decode()


class TestBringing:
    def test_a_file_leads_to_its_job(self, sheet_town, editor):
        answer = upload(editor, HEAD + "kakuu,own,2023,9\n")

        job = ImportJob.objects.get()
        assert answer["Location"] == f"/en/admin/sheets/{job.pk}/"
        assert (job.kind, job.file_name, job.encoding) == (
            "actuals",
            "実績.csv",
            "utf-8",
        )

    def test_pasted_cells_lead_to_a_job_too(self, sheet_town, editor):
        pasted = HEAD.replace(",", "\t") + "kakuu\town\t2023\t９\n"

        editor.post(
            "/admin/sheets/bring/", {"kind": "", "blanks": "keep", "pasted": pasted}
        )

        assert ImportJob.objects.get().facts["counts"]["new"] == 1

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"pasted": ""}, "Choose a file, or paste cells into the field."),
            ({"pasted": " \n "}, "Choose a file, or paste cells into the field."),
            ({"pasted": "何か", "kind": "users"}, "Select a valid choice."),
            ({"pasted": "あ\tい\n1\t2\n"}, "The headings do not tell what this sheet"),
            ({"pasted": "計画コード\0"}, "Null characters are not allowed."),
            ({"pasted": "何か", "blanks": "burn"}, "Select a valid choice."),
        ],
    )
    def test_what_cannot_be_taken_is_said_on_the_form(self, editor, fields, sentence):
        sent = {"kind": "", "blanks": "keep", **fields}

        answer = editor.post("/en/admin/sheets/bring/", sent)

        assert answer.status_code == 400
        assert sentence in words(answer.content.decode())
        assert not ImportJob.objects.exists()

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("a.csv", b"", "The submitted file is empty|The file is empty"),
            ("a.xlsx", b"PK\x03\x04kaputt", "damaged|not"),
            ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel"),
            ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "no text in it|text neither|sign"),
        ],
    )
    def test_a_file_that_is_no_sheet_is_said_on_the_form(
        self, editor, name, content, sentence
    ):
        answer = upload(editor, content, name)

        assert answer.status_code == 400
        assert re.search(sentence, words(answer.content.decode()))

    def test_a_file_over_the_limit_is_refused(self, editor, settings):
        small = type(settings.SHEET_LIMITS)(bytes=100)
        settings.SHEET_LIMITS = small

        answer = upload(editor, HEAD + "kakuu,own,2023,9\n" * 50)

        assert answer.status_code == 400
        assert "More than" in words(answer.content.decode())

    def test_a_kind_that_is_not_ones_own_is_refused(self, sheet_town, editor):
        answer = upload(editor, "計画コード,指標コード,指標名\nkakuu,own,別名\n")

        assert answer.status_code == 400

    def test_an_announced_key_is_taken_only_while_it_is_free(self, sheet_town, editor):
        key = "7e57ab1e-0000-4000-8000-000000000001"

        for _time in range(2):
            upload(editor, HEAD + "kakuu,own,2023,9\n", key=key)

        assert ImportJob.objects.filter(pk=key).count() == 1
        assert ImportJob.objects.count() == 2
