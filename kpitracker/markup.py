"""The one markup of printed texts, ``<u>…</u>``, apart from the words."""

import re
from typing import NamedTuple

UNDERLINE = re.compile(r"<(/?)u>")


class Stretch(NamedTuple):
    """Part of a text that is underlined, or that a footnote explains."""

    start: int
    end: int
    footnote: str = ""


def without_markup(body: str) -> tuple[str, list[Stretch]]:
    """The plain text of a body, and where it is underlined.

    Anything but a well-placed ``<u>…</u>`` is text: it will be seen, not obeyed.
    """
    plain, stretches = "", []
    opened: int | None = None
    done = 0
    for tag in UNDERLINE.finditer(body):
        closes = bool(tag[1])
        if closes == (opened is None) or not (closes or "</u>" in body[tag.end() :]):
            continue
        plain += body[done : tag.start()]
        done = tag.end()
        if closes:
            stretches.append(Stretch(opened, len(plain)))
        opened = None if closes else len(plain)
    return plain + body[done:], stretches
