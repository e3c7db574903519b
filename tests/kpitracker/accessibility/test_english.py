"""English is complete, and Japanese too: no word of the interface is in the other."""

import re
from html.parser import HTMLParser

import pytest

from plans.models import Role
from tests.factories import make_plan, make_review, make_text, make_user
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.town import make_town

pytestmark = [pytest.mark.once, pytest.mark.django_db]

PAGES = [
    "",
    "accessibility/",
    "login/",
    "plans/absent/",
    "plans/town/",
    "plans/town/?year=1999",
    "plans/town/structure/",
    "plans/town/goals/{goal}/",
    "plans/town/measures/{measure}/",
    "plans/town/measures/{measure}/?year=2022",
    "plans/town/years/",
    "plans/town/report/",
    "plans/town/report/sheets/",
    "plans/town/report/sheets/{measure}/",
    "plans/town/publications/",
    "compare/",
    "plans/town/data/",
    "plans/empty/",
    "plans/empty/structure/",
]
FOR_MEMBERS = ["logout/", "password/", "plans/town/indicators/gap/"]
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々〆ヵヶ]+")
# The texts of a plan stay as printed. Where nothing can be marked, in a title or in the
# name of a drawing, they stand in the middle of English.
PRINTED = re.compile(
    "架空まちづくり計画|空の計画|基本目標|施策|創業支援|仕事|指標|件|未策定|素案|策定"
)
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)">')
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]")
# File names, codes of the open data, addresses, variables of a formula.
MACHINE = re.compile(
    r"https?://\S+|\w+\.(?:csv|xlsx|json)|\w+_(?:code|total)\b|\bincrement\b"
    r"|\w+ = |\{\w+\}|\b[KM]B\b|\by[T0]?\b"
)
# Codes of indicators, in the list for paper
CODES = re.compile(
    r"^(gap|bars|down|bare|every|range|steps|sums|changed|interim|open|watched|new)$"
)
# Names and formats that Japanese pages write as they are.
KEPT_IN_JAPANESE = {
    *("AA", "AAA", "CSV", "XLSX", "PDF", "ZIP", "JSON", "KPI", "SDGs", "URL", "PNG"),
    *("UTF", "JIS", "Shift", "Excel", "WCAG", "JavaScript"),
    *("NVDA", "PC-Talker", "Orca", "UA"),
    *("axe-core", "Chromium", "px", "Tab", "SVG", "BOM", "Frictionless", "Data"),
    *("Package", "Creative", "Commons", "BY", "CC", "https", "http", "NO", "No"),
}
VOID = {"br", "hr", "img", "input", "link", "meta", "col", "path", "rect", "wbr"}


class Words(HTMLParser):
    """What is read or said on a page, with the language it is marked as."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    @property
    def _language(self) -> str:
        return self._open[-1][1] if self._open else ""

    def handle_starttag(self, tag: str, attrs) -> None:
        attributes = dict(attrs)
        language = attributes.get("lang") or self._language
        for name in ("aria-label", "title", "alt", "placeholder"):
            if attributes.get(name):
                self.found.append((language, PRINTED.sub("", attributes[name])))
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _language in self._open}
        if tags & {"title", "svg"}:
            data = PRINTED.sub("", data)
        if tags and not tags & {"script", "style", "code"}:
            self.found.append((self._language, data))


def said(html: str, language: str) -> list[str]:
    """The texts of a page that are marked as being in the language."""
    return [text for marked, text in Words(html).found if marked == language]


@pytest.fixture
def town():
    """A plan in which everything occurs once."""
    plan = make_town()
    make_plan("empty", title="空の計画")
    measure = plan.measures.get()
    make_text(measure, "本文")
    make_review(measure, 2022, committee_opinion="可")
    return plan


@pytest.fixture
def pages(client, town):
    """Path and HTML of every page in a language; some need somebody signed in."""
    codes = {"goal": town.goals.get().code, "measure": town.measures.get().code}
    paths = [page.format(**codes) for page in PAGES]
    paths += [f"plans/town/indicators/{it.code}/" for it in town.indicators.all()]

    def fetch(prefix: str) -> dict[str, str]:
        client.logout()
        found = {
            path: html_of(client, f"{prefix}{path}", _status(path)) for path in paths
        }
        client.force_login(make_user(Role.VIEWER, username=f"閲覧者{prefix}"))
        return found | {
            path: html_of(client, f"{prefix}{path}") for path in FOR_MEMBERS
        }

    return fetch


def _status(path: str) -> int:
    return 404 if "absent" in path else 200


def japanese_in_english(html: str) -> set[str]:
    texts = said(html, "en")
    return {" ".join(text.split()) for text in texts if JAPANESE.search(text)}


def english_in_japanese(html: str) -> set[str]:
    texts = [MACHINE.sub("", text) for text in said(html, "ja")]
    texts = [text for text in texts if not CODES.match(text)]
    return {
        " ".join(text.split())
        for text in texts
        if set(LATIN.findall(text)) - KEPT_IN_JAPANESE
    }


class TestEveryPage:
    def test_has_no_japanese_in_english_but_where_it_says_so(self, pages):
        for path, html in pages("/en/").items():
            assert japanese_in_english(html) == set(), path

    def test_has_no_english_in_japanese_but_names(self, pages):
        for path, html in pages("/").items():
            assert english_in_japanese(html) == set(), path

    def test_names_itself_in_both_languages(self, pages):
        for prefix in ("/", "/en/"):
            for path, html in pages(prefix).items():
                links = dict(ALTERNATE.findall(html))
                assert links == {"ja": f"/{path}", "en": f"/en/{path}"}, path


class TestWords:
    """The same page says numbers, years and judgements as its language does."""

    @pytest.mark.parametrize(
        ("prefix", "said"),
        [
            ("/", ["△35人（2019年度）", "2022年度（令和4年度）", "概ね順調", "△20"]),
            ("/en/", ["−35人 (FY2019)", "FY2022 (Reiwa 4)", "Mostly on track", "−20"]),
        ],
    )
    def test_are_those_of_the_language(self, client, migration, prefix, said):
        html = html_of(client, f"{prefix}plans/p/indicators/k/")
        html += html_of(client, f"{prefix}plans/p/")

        assert [word for word in said if word not in words(html)] == []
