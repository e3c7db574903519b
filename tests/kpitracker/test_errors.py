"""Pages for what went wrong, and probes."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, RequestFactory
from django.views import defaults

pytestmark = pytest.mark.django_db


class TestErrors:
    @pytest.fixture(params=["/", "/en/"])
    def raising(self, request, monkeypatch):
        """A client for which the list of plans fails, and its address."""
        monkeypatch.setattr(
            "kpitracker.views.plans.plans_found", lambda *_, **__: 1 / 0
        )
        return Client(raise_request_exception=False), request.param

    def test_an_error_of_ours_is_a_designed_page_that_reads_no_database(
        self, raising, django_assert_num_queries
    ):
        client, path = raising

        with django_assert_num_queries(0):
            response = client.get(path)

        assert response.status_code == 500
        assert 'class="error-page' in response.content.decode()
        assert b"ZeroDivisionError" not in response.content

    def test_a_request_that_cannot_be_meant(self):
        response = Client().get("/en/", HTTP_HOST="elsewhere.example")

        assert response.status_code == 400
        assert "could not be understood" in response.content.decode()

    def test_a_form_from_another_session(self):
        response = Client(enforce_csrf_checks=True).post("/en/login/", {})

        assert response.status_code == 403
        assert "Please send the form again" in response.content.decode()

    def test_what_one_may_not_do(self, rf: RequestFactory):
        response = defaults.permission_denied(rf.get("/"), PermissionDenied())

        assert response.status_code == 403
        assert 'class="error-page' in response.content.decode()

    def test_a_missing_plan_has_our_page_also_while_debugging(self, client, settings):
        settings.DEBUG = True

        response = client.get("/en/plans/absent/")

        assert response.status_code == 404
        assert 'class="error-page' in response.content.decode()


class TestProbes:
    def test_the_process_answers_without_database_session_or_language(
        self, client, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            response = client.get("/health/")

        assert (response.status_code, response.content) == (200, b"ok\n")
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies

    def test_a_database_with_all_tables_is_ready(self, client):
        response = client.get("/health/ready/")

        assert (response.status_code, response.content) == (200, b"ok\n")

    def test_a_pending_migration_is_named(self, client):
        MigrationRecorder(connection).record_unapplied("plans", "0001_initial")

        response = client.get("/health/ready/")

        assert response.status_code == 503
        assert "plans.0001_initial" in response.content.decode()

    def test_a_database_that_does_not_answer_is_said_without_its_name(
        self, client, monkeypatch
    ):
        def refuse(*_):
            raise DatabaseError("secret-host refused")

        monkeypatch.setattr("kpitracker.views.health.MigrationExecutor", refuse)

        response = client.get("/health/ready/")

        assert response.status_code == 503
        assert b"secret-host" not in response.content
        assert response.content.strip()

    def test_no_probe_is_redirected_to_tls(self):
        assert settings.SECURE_REDIRECT_EXEMPT == [r"^health/"]
