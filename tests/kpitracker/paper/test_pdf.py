"""PDFs as they leave the server: real ones, with the fonts of this machine."""

import io
import re

import pytest
from django.core.management import call_command
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.long import IS_LONG

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LANDSCAPE, PORTRAIT = (842, 595), (595, 842)


def taken(client, path: str) -> PdfReader:
    response = client.get(path)
    assert response.status_code == 200, response.content.decode()
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(b"".join(response.streaming_content)))


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """By name, whether the font is within the file."""
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            facts = inner.get_object()["/FontDescriptor"].get_object()
            within = {"/FontFile2", "/FontFile3"} & set(facts)
            found[str(facts["/FontName"])] = bool(within)
    return found


def tags_of(element: DictionaryObject, found: list[str]) -> list[str]:
    """Names of the structure's elements from the first to the last."""
    found.append(str(element.get("/S", "")))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object()
        if isinstance(inner, DictionaryObject) and "/S" in inner:
            tags_of(inner, found)
    return found


def spaceless(text: str) -> str:
    return re.sub(r"\s", "", text)


def sizes(reader: PdfReader) -> set[tuple[int, int]]:
    return {
        (round(page.mediabox.width), round(page.mediabox.height))
        for page in reader.pages
    }


def assert_it_is_for_everybody(reader: PdfReader) -> None:
    """Text, fonts, tags, language, title, bookmarks; every page says what it is."""
    assert len(fonts := fonts_of(reader)) > 0
    assert all(fonts.values()), fonts
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/Lang"] == "ja"
    tags = tags_of(catalog["/StructTreeRoot"], [])
    assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= set(tags)
    pages = [spaceless(page.extract_text()) for page in reader.pages]
    for number, text in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in text
        assert "【公表】" in text
        assert re.search(r"年\d+月\d+日\d+:\d+印刷", text)


def test_a_whole_plan(client, printed_plan):
    reader = taken(client, "/plans/p/report/plan.pdf?year=2022")

    assert_it_is_for_everybody(reader)
    assert sizes(reader) == {LANDSCAPE, PORTRAIT}
    assert reader.metadata.title == "架空町総合計画 2022年度（令和4年度）"
    pages = [spaceless(page.extract_text()) for page in reader.pages]
    contents = pages[1]
    for code in ("m1", "m2"):
        number = printed_plan.measures.get(code=code).number
        sheet = next(
            at
            for at, text in enumerate(pages, 1)
            if f"{number}移住の促進" in text and "(単位:人)" in text
        )
        assert re.search(rf"{re.escape(number)}移住の促進\.*{sheet}\D", contents)
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles[0] == "目次"
    assert titles[-1].startswith("指標一覧")
    wide = [
        spaceless(page.extract_text())
        for page in reader.pages
        if page.mediabox.width > page.mediabox.height
    ]
    assert len(wide) > 1
    assert all("コード施策・事業指標名単位" in text for text in wide)  # repeated
    rows = "".join(wide)
    assert all(f"社会増減その{n}-{at}" in rows for n in (1, 2) for at in range(9))


@pytest.mark.skipif(not IS_LONG, reason="runs with make test-long")
@pytest.mark.parametrize("code", ["mihon", "aomori-renkei"])
def test_the_plans_of_the_demonstration(client, settings, code):
    call_command("import_plan", str(settings.BASE_DIR / "fixtures" / code))

    for name in ("plan", "sheets", "list"):
        assert_it_is_for_everybody(taken(client, f"/plans/{code}/report/{name}.pdf"))
