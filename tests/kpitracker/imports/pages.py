"""The pages through which sheets are brought in, and what may stand on them."""

import re
from html import unescape
from html.parser import HTMLParser

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from plans.models import ImportJob
from tests.kpitracker.imports.kept import Kept

BRING = "/admin/sheets/bring/"
HEAD = "計画コード,指標コード,年度,実績値"
# A list of what may be written can stand at the end.
SENTENCE = re.compile(r".*[ぁ-んァ-ヶ一-龠].*。(?:.*：[^。]+)?", re.DOTALL)
RAW = re.compile(
    r"Traceback|Error\b|Exception|psycopg|sqlite|DoesNotExist|Promise|__proxy__"
    r"|<class|<function|object at 0x|\bNone\b|\bNaT\b|datetime\.|Decimal\("
    r"|constraint|relation |SELECT |INSERT |UPDATE |%\([a-z]+\)[sd]"
)


def sheet(*rows: str, head: str = HEAD) -> bytes:
    """A file as Excel saves it."""
    return "".join(f"{row}\r\n" for row in (head, *rows)).encode("utf-8-sig")


def send(browser, content: bytes | str, *, name: str = "実績.csv", **typed):
    """Bring a file, or paste where it is text; the answer of the form."""
    what = (
        {"pasted": content}
        if isinstance(content, str)
        else {"file": SimpleUploadedFile(name, content)}
    )
    usual = {"kind": "actuals", "blanks": "keep"}
    return browser.post(BRING, {**usual, **what, **typed})


def sent(browser, content: bytes | str, **typed) -> ImportJob:
    """The same, where the sheet is known to be readable."""
    return job_of(send(browser, content, **typed))


def job_of(answer) -> ImportJob:
    assert answer.status_code == 302, answer.context["bring"].errors
    return ImportJob.objects.get(pk=answer.url.rstrip("/").rpartition("/")[2])


def page_of(job: ImportJob, step: str = "") -> str:
    return f"/admin/sheets/{job.pk}/{step}"


def confirm(browser, job: ImportJob, **typed):
    """Confirm with every warning ticked and a reason, unless the test says which."""
    usual = {"ticked": list(job.facts["warnings"]), "correction": "数値の訂正"}
    return browser.post(page_of(job, "confirm/"), {**usual, **typed})


def undo(browser, job: ImportJob):
    return browser.post(page_of(job, "undo/"))


def is_done(answer, job: ImportJob) -> bool:
    """Whether the step was taken: one is led back to the job's page."""
    return answer.status_code == 302 and answer.url == page_of(job)


def sentences(answer) -> list[str]:
    """Why a step was not taken, as the page says it."""
    assert answer.status_code == 409
    return answer.context["refused"]


def refusals(answer) -> list[str]:
    """Why a sheet was not taken in at all, as the form says it."""
    errors = answer.context["bring"].errors
    return [sentence for found in errors.values() for sentence in found]


def assert_refused(browser, job: ImportJob, step=confirm) -> str:
    """The step is refused with a sentence, and not a single row moves."""
    before = Kept.now()

    answer = step(browser, job)

    assert Kept.now() == before
    assert ImportJob.objects.get(pk=job.pk).state == job.state
    said = sentences(answer)
    assert said
    page = unescape(answer.content.decode())
    assert all(sentence in page for sentence in said)
    return " ".join(said)


def raw_texts(answer) -> list[str]:
    """What no page may show: Python's and the database's own words."""
    text = _text_of(answer.content.decode())
    named = [name for name in _names() if name in text]
    return named + [match[0] for match in RAW.finditer(text)]


def _names() -> set[str]:
    """The names of tables and promises that are no words of any sentence."""
    tables = {model._meta.db_table for model in apps.get_models()}
    promises = {
        it.name for model in apps.get_models() for it in model._meta.constraints
    }
    return {name for name in tables | promises if "_" in name}


class _Text(HTMLParser):
    """The text of the page's content; what scripts hold is not read."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.inside = 0
        self.is_content = False

    def handle_starttag(self, tag, attributes) -> None:
        self.inside += tag in ("script", "style")
        self.is_content = self.is_content or ("id", "content") in attributes

    def handle_endtag(self, tag) -> None:
        self.inside -= tag in ("script", "style")

    def handle_data(self, text) -> None:
        if self.is_content and not self.inside:
            self.parts.append(text)


def _text_of(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    return " ".join(reader.parts)
