"""Pages that are kept: for whom, in which form, and what is never in them."""

import gzip

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keeping", "plan")]

PAGE = "/plans/p/"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def queries_of(client, path=PAGE, **headers) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path, headers=headers)
    return len(asked)


class TestAReaderWithoutALogin:
    def test_who_has_the_page_costs_one_query(self, client):
        etag = client.get(PAGE)["ETag"]

        with CaptureQueriesContext(connection) as asked:
            response = client.get(PAGE, headers={"If-None-Match": etag})

        assert (response.status_code, response.content) == (304, b"")
        assert response["ETag"] == etag
        assert len(asked) == 1

    def test_the_next_one_costs_one_query_too(self, client):
        assert queries_of(client) > 1
        assert queries_of(client) == 1

    @pytest.mark.parametrize("encoding", ["br", "gzip", ""])
    def test_gets_the_same_page_in_any_compression(self, client, encoding):
        first = client.get(PAGE)

        for _time in range(2):
            response = client.get(PAGE, headers={"Accept-Encoding": encoding})

            assert response.get("Content-Encoding", "") == encoding
            assert UNPACK[encoding](response.content) == first.content
            assert response["ETag"] == first["ETag"]
            assert response["Content-Type"] == first["Content-Type"]

    def test_asks_each_time_and_caches_know_what_it_depends_on(self, client):
        for _time in range(2):
            response = client.get(PAGE)

            assert response["Cache-Control"] == "public, no-cache"
            assert {"Accept-Encoding", "Cookie"} <= set(response["Vary"].split(", "))
            assert "default-src 'self'" in response["Content-Security-Policy"]
            assert not response.cookies

    def test_sees_a_change_at_once(self, client, plan):
        client.get(PAGE)
        plan.title = "改めた計画"
        plan.save()

        assert "改めた計画" in client.get(PAGE).content.decode()

    def test_gets_each_language_and_each_year_for_itself(self, client):
        asked = [PAGE, "/en/plans/p/", f"{PAGE}?year=2021", f"{PAGE}?year=2022"]

        first = [client.get(path).content for path in asked]

        assert [client.get(path).content for path in asked] == first
        assert len(set(first)) == len(first)

    def test_the_order_of_what_is_asked_makes_no_other_page(self, client, keeping):
        for query in ("year=2022&version=1", "version=1&year=2022"):
            client.get(f"{PAGE}?{query}")

        assert len(keeping) == 1

    def test_gets_what_is_asked_at_length_but_it_is_not_kept(self, client, keeping):
        assert client.get(f"{PAGE}?year={'9' * 600}").status_code == 200
        assert len(keeping) == 0

    def test_gets_no_page_that_does_not_exist_as_one_that_does(self, client, keeping):
        for path in ("/plans/q/", "/plans/p/goals/none/"):
            response = client.get(path)

            assert response.status_code == 404
            assert "ETag" not in response
        assert len(keeping) == 0

    def test_who_has_anything_has_a_page_only_where_there_is_one(self, client):
        for path, status in [(PAGE, 304), ("/plans/p/goals/none/", 404)]:
            response = client.get(path, headers={"If-None-Match": "*"})

            assert response.status_code == status


class TestWhoHasALogin:
    @pytest.fixture
    def member(self, plan):
        department = plan.organization.departments.get()
        return client_of(make_user(Role.EDITOR, department, username="tanaka"))

    def test_gets_a_page_of_their_own(self, client, member, keeping):
        kept = client.get(PAGE)

        own = member.get(PAGE, headers={"If-None-Match": kept["ETag"]})

        assert own.status_code == 200
        assert "tanaka" in own.content.decode()
        assert own["Cache-Control"] == "private, no-cache"
        assert "ETag" not in own
        assert len(keeping) == 1

    def test_leaves_nothing_behind_for_others(self, client, member):
        member.get(PAGE)

        assert "tanaka" not in client.get(PAGE).content.decode()

    def test_and_is_out_again_gets_what_everybody_gets(self, client, member):
        member.post("/logout/")

        assert member.get(PAGE).content == client.get(PAGE).content

    def test_named_by_the_web_server_gets_no_kept_page(self, client, settings, member):
        settings.AUTHENTICATION_BACKENDS = [
            *settings.AUTHENTICATION_BACKENDS,
            "kpitracker.accounts.remote_user.ExistingUsers",
        ]
        at = settings.MIDDLEWARE.index("kpitracker.middleware.HoldEntries")
        settings.MIDDLEWARE = [
            *settings.MIDDLEWARE[:at],
            "kpitracker.accounts.remote_user.RemoteUserLogin",
            *settings.MIDDLEWARE[at:],
        ]
        client.get(PAGE)
        client.handler.load_middleware()

        page = client.get(PAGE, REMOTE_USER="tanaka").content.decode()

        assert "tanaka" in page


@pytest.mark.parametrize("page", ["", "structure/", "goals/g/", "measures/m/"])
def test_no_page_for_everybody_holds_a_token(client, page):
    assert "csrf" not in client.get(f"/plans/p/{page}").content.decode()


def test_pages_are_made_anew_where_no_memory_is_given(client, settings, keeping):
    settings.PAGE_CACHE_BYTES = 0

    assert "ETag" not in client.get(PAGE)
    assert queries_of(client) > 1
    assert len(keeping) == 0


def test_a_dashboard_made_anew_asks_five_times_at_most(client):
    # Versions, plan, years, the plan's parts, the published year
    assert queries_of(client) == 5
