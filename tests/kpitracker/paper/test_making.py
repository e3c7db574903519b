"""What a PDF costs, who waits, and what is said where none can be made."""

import subprocess
import threading

import pytest

from kpitracker.paper import fonts, making, press, turns
from kpitracker.paper.fonts import Font, japanese_font
from kpitracker.paper.press import Document, Unprintable, pressed
from kpitracker.paper.styles import edges, with_drawing_styles
from tests.factories import make_indicator, make_plan
from tests.kpitracker.pages import html_of, main_of, words
from tests.long import IS_LONG

SMALL = Document("<html lang='ja'><title>t</title><p>表</p></html>", ())


class Process:
    """Stands for the one that makes PDFs: how it ends."""

    def __init__(self, monkeypatch, code: int = 0, *, late: bool = False) -> None:
        self.asked = 0
        self.code, self.late = code, late
        monkeypatch.setattr(press.subprocess, "run", self.run)

    def run(self, command, **_options):
        self.asked += 1
        if self.late:
            raise subprocess.TimeoutExpired(command, 1)
        return subprocess.CompletedProcess(command, self.code, b"%PDF", b"reason")


@pytest.mark.pure
class TestFont:
    def test_of_the_system_in_the_order_of_preference(self, monkeypatch, tmp_path):
        for name in ("ipaexg.ttf", "BIZUDPGothic-Regular.ttf"):
            (tmp_path / name).touch()
        monkeypatch.setattr(fonts, "FOLDERS", [str(tmp_path)])

        assert japanese_font() == Font("BIZ UDPGothic")

    def test_that_is_set_comes_first(self, settings, tmp_path):
        settings.PDF_FONT = str(tmp_path / "own.ttf")

        font = japanese_font()

        assert font.file == tmp_path / "own.ttf"
        assert font.file.as_uri() in font.style

    def test_is_none_where_there_is_none(self, monkeypatch, tmp_path):
        monkeypatch.setattr(fonts, "FOLDERS", [str(tmp_path)])

        assert japanese_font() is None


@pytest.mark.pure
class TestPress:
    @pytest.mark.parametrize(
        ("ends", "said"),
        [
            ({"code": 3}, "libpango-1.0-0"),
            ({"code": 4}, "took more time or memory"),
            ({"code": -24}, "took more time or memory"),
            ({"late": True}, "took more time or memory"),
            ({"code": 1}, "could not be made"),
        ],
    )
    def test_tells_why_there_is_no_pdf(self, monkeypatch, ends, said):
        Process(monkeypatch, **ends)

        with pytest.raises(Unprintable, match=said):
            pressed(SMALL, Font("any"))

    def test_keeps_our_secrets_to_itself(self, monkeypatch):
        monkeypatch.setenv("SECRET_KEY", "x" * 60)
        seen = {}
        monkeypatch.setattr(
            press.subprocess,
            "run",
            lambda command, **options: (
                seen.update(options["env"])
                or subprocess.CompletedProcess(command, 0, b"", b"")
            ),
        )

        pressed(SMALL, Font("any"))

        assert "SECRET_KEY" not in seen
        assert "PATH" in seen

    def test_fetches_nothing(self, tmp_path):
        secret = tmp_path / "secret.css"
        secret.write_text("p::after { content: 'secret' }")
        page = SMALL.html.replace(
            "<p>",
            f"<link rel=stylesheet href='{secret.as_uri()}'><img src='http://h/'>",
        )

        assert pressed(Document(page, ()), Font("any")).startswith(b"%PDF-1.7")

    @pytest.mark.skipif(not IS_LONG, reason="runs with make test-long")
    def test_ends_where_its_memory_does(self, settings):
        settings.PDF_MEMORY_MB = 100

        with pytest.raises(Unprintable):
            pressed(SMALL, Font("any"))


@pytest.mark.pure
class TestEdges:
    def test_take_any_title_as_words(self):
        css = edges(title='a"; } * { } /* \n \\', mark="公", printed="今")

        assert '"a\\000022\\00003b \\00007d \\00002a \\00007b ' in css
        assert "\n" not in css

    def test_drawings_get_their_name_as_a_title(self):
        html = with_drawing_styles(
            '<svg class="a" aria-label="社会増減"><g/></svg>', family="f"
        )

        assert "><title>社会増減</title><style>" in html


def can_enter(folder) -> bool:
    try:
        with turns.turn(folder):
            return True
    except turns.Crowded:
        return False


@pytest.mark.pure
class TestTurns:
    def test_few_may_wait(self, monkeypatch, tmp_path):
        monkeypatch.setattr(turns, "MOST_WAITING", 0)

        with turns.turn(tmp_path):
            assert not can_enter(tmp_path)

    def test_nobody_waits_for_ever(self, monkeypatch, tmp_path):
        monkeypatch.setattr(turns, "LONGEST_WAIT", 0.01)

        with turns.turn(tmp_path):
            assert not can_enter(tmp_path)

    def test_who_waits_comes_next(self, tmp_path):
        came = threading.Event()

        def second():
            with turns.turn(tmp_path):
                came.set()

        with turns.turn(tmp_path):
            waiting = threading.Thread(target=second)
            waiting.start()
            assert not came.wait(0.2)

        waiting.join(5)
        assert came.is_set()


@pytest.mark.django_db
class TestThePages:
    @pytest.fixture
    def plan(self):
        plan = make_plan("p")
        make_indicator(plan, actuals={2022: 5})
        return plan

    def test_a_pdf_is_made_once_and_again_after_a_change(
        self, client, plan, monkeypatch
    ):
        process = Process(monkeypatch)
        monkeypatch.setattr(making, "font_or_fault", lambda: Font("any"))

        first = client.get("/plans/p/report/list.pdf")
        client.get("/plans/p/report/list.pdf?version=7")
        assert process.asked == 1

        known = client.get(
            "/plans/p/report/list.pdf", headers={"If-None-Match": first["ETag"]}
        )
        assert known.status_code == 304

        plan.touch()
        client.get("/plans/p/report/list.pdf")
        client.get("/en/plans/p/report/list.pdf")
        client.get("/plans/p/report/plan.pdf")
        assert process.asked == 4

    def test_another_font_makes_another_pdf(self, client, plan, monkeypatch, settings):
        process = Process(monkeypatch)
        monkeypatch.setattr(making, "font_or_fault", lambda: Font("any"))

        for font in ("", "/one.ttf", "/other.ttf", "/other.ttf"):
            settings.PDF_FONT = font
            client.get("/plans/p/report/list.pdf")

        assert process.asked == 3

    def test_who_has_anything_has_no_pdf_that_could_not_be_made(
        self, client, plan, monkeypatch
    ):
        monkeypatch.setattr(fonts, "FOLDERS", [])

        answer = client.get("/plans/p/report/list.pdf", headers={"If-None-Match": "*"})

        assert answer.status_code == 503

    def test_without_a_font_a_page_names_the_package(self, client, plan, monkeypatch):
        monkeypatch.setattr(fonts, "FOLDERS", [])

        said = words(main_of(html_of(client, "/plans/p/report/list.pdf", 503)))

        assert "日本語フォントがサーバーにありません" in said
        assert "fonts-morisawa-bizud-gothic" in said

    def test_without_pango_too(self, client, plan, monkeypatch):
        Process(monkeypatch, code=3)
        monkeypatch.setattr(making, "font_or_fault", lambda: Font("any"))

        said = words(main_of(html_of(client, "/en/plans/p/report/list.pdf", 503)))

        assert "Pango" in said
        assert "libpango-1.0-0" in said

    def test_whoever_comes_while_others_wait_is_asked_to_come_back(
        self, client, plan, monkeypatch, shelf
    ):
        monkeypatch.setattr(turns, "MOST_WAITING", 0)
        shelf.mkdir()

        with turns.turn(shelf):
            response = client.get("/plans/p/report/list.pdf")

        assert response.status_code == 503
        assert response["Retry-After"] == "60"

    def test_other_kinds_are_not_found(self, client, plan):
        assert client.get("/plans/p/report/other.pdf").status_code == 404
