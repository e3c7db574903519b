"""Phrases that are looked up once say what gettext says."""

import pytest
from django.utils import translation

from plans.phrases import gettext, pgettext, said_once

pytestmark = pytest.mark.pure

WORD, CONTEXT = "Target", "indicator"


def both() -> tuple[str, str]:
    return gettext(WORD), pgettext(CONTEXT, WORD)


def expected() -> tuple[str, str]:
    return translation.gettext(WORD), translation.pgettext(CONTEXT, WORD)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_are_those_of_the_language(language):
    with translation.override(language), said_once():
        assert both() == both() == expected()


def test_are_those_of_the_next_page_afterwards():
    with translation.override("ja"), said_once():
        japanese = both()

    with translation.override("en"), said_once():
        english = both()

    with translation.override("ja"):
        assert both() == japanese
    assert english == (WORD, WORD)
    assert japanese[0] != WORD


def test_are_looked_up_once(monkeypatch):
    with translation.override("ja"), said_once():
        said = both()
        monkeypatch.setattr(translation, "gettext", None)
        monkeypatch.setattr(translation, "pgettext", None)

        assert both() == said
