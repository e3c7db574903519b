"""Settings come from the environment; what cannot be meant stops the process."""

import pytest

from kpitracker import environment

pytestmark = pytest.mark.pure


@pytest.fixture
def database(monkeypatch, tmp_path):
    def read(url: str) -> dict:
        monkeypatch.setenv("DATABASE_URL", url)
        return environment.database("DATABASE_URL", default=tmp_path / "db.sqlite3")

    return read


class TestDatabase:
    def test_unset_is_a_file_of_the_checkout(self, database, tmp_path):
        assert database("")["NAME"] == tmp_path / "db.sqlite3"

    def test_sqlite_takes_an_absolute_path(self, database, tmp_path):
        assert database(f"sqlite:///{tmp_path}/a.sqlite3")["NAME"] == (
            tmp_path / "a.sqlite3"
        )

    def test_sqlite_takes_a_path_below_the_current_folder(
        self, database, tmp_path, monkeypatch
    ):
        monkeypatch.chdir(tmp_path)

        assert database("sqlite:///a.sqlite3")["NAME"] == tmp_path / "a.sqlite3"

    def test_sqlite_waits_writes_ahead_and_locks_at_once(self, database):
        options = database("")["OPTIONS"]

        assert options["transaction_mode"] == "IMMEDIATE"
        assert options["timeout"] == 20
        assert "journal_mode=WAL" in options["init_command"]

    @pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
    def test_postgres_is_read_part_by_part(self, database, scheme):
        read = database(f"{scheme}://kpi:p%40ss@db.example:5433/town")

        assert (read["USER"], read["PASSWORD"]) == ("kpi", "p@ss")
        assert (read["HOST"], read["PORT"], read["NAME"]) == (
            "db.example",
            5433,
            "town",
        )

    @pytest.mark.parametrize(
        "wrong",
        [
            "mysql://localhost/town",
            "town.sqlite3",
            "sqlite://town.sqlite3",
            "sqlite:///",
            "sqlite:////nowhere/at/all/town.sqlite3",
            "postgres://localhost",
            "postgres://localhost:port/town",
            "postgres://localhost/town?sslmode=require",
            "postgres://[localhost/town",
        ],
    )
    def test_anything_else_stops_with_the_variables_name(self, database, wrong):
        with pytest.raises(SystemExit, match=r"^DATABASE_URL "):
            database(wrong)


class TestFlag:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [("True", True), ("false", False), ("1", True), ("0", False), ("", True)],
    )
    def test_reads_yes_and_no(self, monkeypatch, written, meant):
        monkeypatch.setenv("DEBUG", written)

        assert environment.flag("DEBUG", default=True) is meant

    def test_refuses_anything_else(self, monkeypatch):
        monkeypatch.setenv("DEBUG", "maybe")

        with pytest.raises(SystemExit, match="DEBUG must be True or False"):
            environment.flag("DEBUG", default=True)


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " kpi.example.jp, ,www.example.jp")

    assert environment.words("ALLOWED_HOSTS") == ["kpi.example.jp", "www.example.jp"]


class TestMail:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("", ("", 25, "", "", False, False)),
            ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
            (
                "smtp+starttls://kpi:p%40ss@mail.example",
                ("mail.example", 587, "kpi", "p@ss", True, False),
            ),
            ("smtps://mail.example:4650", ("mail.example", 4650, "", "", False, True)),
        ],
    )
    def test_is_read_part_by_part(self, monkeypatch, written, meant):
        monkeypatch.setenv("EMAIL_URL", written)
        assert environment.mail("EMAIL_URL") == meant

    @pytest.mark.parametrize(
        "wrong",
        [
            "mail.example",
            "http://mail.example",
            "smtp://",
            "smtp://m:port",
            "smtp://m/a",
        ],
    )
    def test_anything_else_stops_with_the_variables_name(self, monkeypatch, wrong):
        monkeypatch.setenv("EMAIL_URL", wrong)
        with pytest.raises(SystemExit, match=r"^EMAIL_URL "):
            environment.mail("EMAIL_URL")
