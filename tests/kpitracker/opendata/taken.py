"""What somebody takes from the page: files as rows, packages unpacked."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

from frictionless import Package


def fetched(client, plan: str, file: str, *, language: str = "") -> bytes:
    response = client.get(f"{language}/plans/{plan}/data/{file}")
    assert response.status_code == 200, file
    return b"".join(response.streaming_content)


def rows(client, plan: str, name: str) -> list[dict[str, str]]:
    text = fetched(client, plan, f"{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def unpacked(client, plan: str, folder: Path) -> Path:
    with ZipFile(BytesIO(fetched(client, plan, "package.zip"))) as archive:
        archive.extractall(folder)
    return folder


def faults(folder: Path) -> list:
    """What a validator of the standard says against descriptor and every row."""
    report = Package(str(folder / "datapackage.json")).validate()
    return [*report.errors, *report.flatten(["rowNumber", "fieldName", "message"])]
