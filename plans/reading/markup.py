"""The one markup of a plan's words: ``<u>…</u>``, as printed."""

import re

from django.utils.translation import gettext_lazy as _

from plans.reading.refusal import Refusal

OTHER_MARKUP = _("“%(text)s” is markup. The only markup here is <u>…</u>.")
OPEN_MARKUP = _("<u> and </u> do not come in pairs here: “%(text)s”.")

MARKUP = re.compile(r"</?[A-Za-z!?][^<>]*>?|</")


def read_underlined(text: str) -> str:
    """The text itself, in which every ``<u>`` is closed before the next one opens."""
    is_open = False
    for tag in MARKUP.findall(text):
        if tag not in ("<u>", "</u>"):
            raise Refusal(OTHER_MARKUP, tag)
        if is_open == (tag == "<u>"):
            raise Refusal(OPEN_MARKUP, text)
        is_open = not is_open
    if is_open:
        raise Refusal(OPEN_MARKUP, text)
    return text
