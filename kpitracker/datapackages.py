"""What the descriptors of all our data packages say alike (Frictionless, version 1)."""

import json
import re
from datetime import date

DESCRIPTOR = "datapackage.json"

# Names that the Open Definition gives to licences, for wordings seen in documents.
LICENCES = [
    (
        r"cc[ -]?by[ -]?4\.0",
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        r"cc[ -]?by[ -]?sa[ -]?4\.0",
        "CC-BY-SA-4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    (r"cc[ -]?0.*", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
]
UNNAMED_LICENCE = "notspecified"

DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
    "caseSensitiveHeader": True,
}


def licence(wording: str) -> dict[str, str]:
    """The licence as printed, with its name and address where they are known."""
    for pattern, name, path in LICENCES:
        if re.fullmatch(pattern, wording.strip(), re.IGNORECASE):
            return {"name": name, "path": path, "title": wording}
    return {"name": UNNAMED_LICENCE, "title": wording}


def midnight(day: date) -> str:
    """The moment a day began in Japan; the standard asks for a moment."""
    return f"{day.isoformat()}T00:00:00+09:00"


def csv_resource(name: str, file: str, **more: object) -> dict[str, object]:
    """A table in a CSV file as we write it."""
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        **more,
    }


def as_json(content: dict[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
