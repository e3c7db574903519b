"""A town with two offices, and the steps of staff on the page of sheets."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desks import Town, make_town
from tests.factories import make_actual, make_indicator

HEAD = "計画コード,指標コード,年度,実績値\n"


def make_sheet_town() -> Town:
    """Each office has one indicator with a confirmed value of 2022."""
    town = make_town("kakuu")
    own = make_indicator(
        town.plan, code="own", name="自課の指標", department=town.office
    )
    other = make_indicator(
        town.plan, code="other", name="他課の指標", department=town.other_office
    )
    make_actual(own, 2022, 7, stage="confirmed")
    make_actual(other, 2022, 8, stage="confirmed", comment="他課だけの秘密")
    return town


def upload(browser, content: str | bytes, name: str = "実績.csv", **fields):
    data = content.encode("utf-8") if isinstance(content, str) else content
    sent = {"kind": "", "blanks": "keep", "pasted": "", **fields}
    sent["file"] = SimpleUploadedFile(name, data)
    return browser.post("/en/admin/sheets/bring/", sent)


def take(browser, sheet: str, *, lang: str = "", **asked):
    asked = {"sheet": sheet, "plan": "kakuu", "year": "2023", "format": "csv", **asked}
    answer = browser.get(f"{lang}/admin/sheets/take/", asked)
    content = b"".join(answer) if answer.streaming else answer.content
    return answer, content
