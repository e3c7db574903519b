"""Sheets of people, as an administrator brings them."""

from django.urls import reverse

from plans.models import ImportJob, Role
from tests.kpitracker.sheets.towns import upload

HEAD = "ログイン名,氏名,状態,部署コード,役割,開始日,終了日\n"


def bring(browser, *rows: str, head: str = HEAD, **fields) -> ImportJob:
    """The job of a sheet with these rows."""
    fields = {"kind": "people", **fields}
    answer = upload(browser, head + "".join(f"{row}\n" for row in rows), **fields)
    assert answer.status_code == 302, answer.content.decode()
    return ImportJob.objects.latest("created_at")


def problems(browser, job: ImportJob) -> str:
    page = browser.get(reverse("import-problems", args=[job.pk]))
    return page.content.decode()


def confirm(browser, job: ImportJob, *ticked: str):
    sent = {"ticked": list(ticked), "correction": ""}
    return browser.post(reverse("import-confirm", args=[job.pk]), sent)


def undo(browser, job: ImportJob):
    return browser.post(reverse("import-undo", args=[job.pk]))


def seats(user) -> list[tuple]:
    rows = user.memberships.order_by("pk")
    return [
        (
            row.department.code,
            Role(row.role).value,
            str(row.valid_from or ""),
            str(row.valid_to or ""),
        )
        for row in rows
    ]
