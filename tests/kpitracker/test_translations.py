"""The Japanese catalogue is complete, and says what the domain says."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils import translation

from indicators.enums import Aim, MissingReason, Status
from plans.fiscal import year_label

pytestmark = pytest.mark.pure

CATALOGUE = settings.LOCALE_PATHS[0] / "ja" / "LC_MESSAGES" / "django.po"
SOURCES = ["plans", "measures", "indicators", "kpitracker", "templates", "manage.py"]


def entries() -> list[tuple[str, str, str]]:
    """Context with message, translation and flags of every entry but the header."""
    found = []
    for block in CATALOGUE.read_text(encoding="utf-8").split("\n\n")[1:]:
        text = "".join(re.findall(r'^(?:msg.*|".*)\n?', block, re.MULTILINE))
        if not text or block.startswith("#~"):
            continue
        message, _, translated = text.partition("msgstr")
        flags = "".join(re.findall(r"^#, (.*)$", block, re.MULTILINE))
        strings = "".join(re.findall(r'"(.*)"', translated))
        found.append((message, strings, flags))
    return found


def test_no_entry_is_empty_or_fuzzy():
    assert len(entries()) > 800
    assert [message for message, strings, _ in entries() if not strings] == []
    assert [message for message, _, flags in entries() if "fuzzy" in flags] == []


def test_no_entry_is_left_from_an_earlier_source():
    assert "#~" not in CATALOGUE.read_text(encoding="utf-8")


def test_every_placeholder_stands_in_the_translation():
    names = re.compile(r"%\(\w+\)[sd]|\{\w+\}")

    lost = {
        message: missing
        for message, strings, _ in entries()
        if (missing := set(names.findall(message)) - set(names.findall(strings)))
        and "msgid_plural" not in message
    }

    assert lost == {}


def test_the_catalogue_has_every_sentence_of_the_source(tmp_path):
    """Collect again into a copy: nothing new may turn up."""
    if shutil.which("xgettext") is None:
        pytest.fail("This test needs GNU gettext (Debian: apt-get install gettext).")
    for name in SOURCES:
        source = settings.BASE_DIR / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    before = _messages(tmp_path)

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "ja", "--no-wrap"],
        cwd=tmp_path,
        env={**os.environ, "DATABASE_URL": ""},
        check=True,
        stdout=subprocess.DEVNULL,
    )

    assert _messages(tmp_path) == before


def _messages(folder) -> set[str]:
    catalogue = folder / CATALOGUE.relative_to(settings.BASE_DIR)
    text = catalogue.read_text(encoding="utf-8").partition("#~")[0]
    return set(re.findall(r'^msgid (".*")$', text, re.MULTILINE))


def test_the_words_of_the_domain_are_exact():
    with translation.override("ja"):
        statuses = [str(status.label) for status in Status]
        aims = [str(aim.label) for aim in Aim]
        reasons = [str(reason.label) for reason in MissingReason]

    assert statuses == ["達成", "順調", "概ね順調", "遅れ", "後退", "未達", "判定不可"]
    assert aims == [
        "増加",
        "減少",
        "維持（以上）",
        "維持（以下）",
        "範囲",
        "定性",
        "監視",
    ]
    assert reasons == ["未公表", "調査年でない", "集計中", "事業中止", "その他"]


@pytest.mark.parametrize(
    ("language", "label"),
    [("ja", "2019年度（令和元年度）"), ("en", "FY2019 (Reiwa 1)")],
)
def test_a_fiscal_year_is_said_with_its_era(language, label):
    with translation.override(language):
        assert year_label(2019) == label
