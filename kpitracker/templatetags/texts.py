"""Printed wording as HTML: underlining, paragraphs and footnotes, nothing else."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from indicators.reports.texts import TextGroup, TextLine
from measures.models import TextKind

register = template.Library()

APART = {
    TextKind.CORE_ROLE,
    TextKind.PARTNER_ROLE,
    TextKind.FOOTNOTE,
    TextKind.PAGE_NOTE,
    TextKind.NOTE,
}

BRACKETS = "《》【】〈〉［］[]"
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


@register.filter
def of_kind(groups: Iterable[TextGroup], kinds: str) -> list[TextGroup]:
    """The groups of these kinds, named with spaces between."""
    return [group for group in groups if group.kind in kinds.split()]


@register.filter
def for_reading(groups: Iterable[TextGroup]) -> list[TextGroup]:
    """The groups to read through; roles and notes have places of their own."""
    return [group for group in groups if group.kind not in APART]


@register.filter
def any_marked(texts: Iterable[TextLine]) -> bool:
    """Whether the texts are bullets: one of them begins with a printed mark."""
    return any(text.mark for text in texts)


@register.filter
def says_more_than(heading: str, label: str) -> bool:
    """Whether a printed heading tells more than the name of its kind does."""
    return heading.strip(BRACKETS) not in {"", label}


@register.simple_tag
def footnote_marks(groups: Sequence[TextGroup]) -> dict[str, list[TextLine]]:
    """Which footnotes belong to which text: each to the first that carries its mark."""
    found: dict[str, list[TextLine]] = {}
    texts = _lines_of(for_reading(groups))
    for footnote in _lines_of(of_kind(groups, TextKind.FOOTNOTE)):
        for text in texts:
            if footnote.anchor and footnote.anchor in without_markup(text.body)[0]:
                found.setdefault(text.code, []).append(footnote)
                break
    return found


def _lines_of(groups: Iterable[TextGroup]) -> list[TextLine]:
    return [text for group in groups for part in group.parts for text in part.texts]


@register.filter
def is_marked_in(footnote: TextLine, marks: dict[str, list[TextLine]]) -> bool:
    """Whether a text carries the footnote's mark, so that one can go back to it."""
    return any(footnote in footnotes for footnotes in marks.values())


@register.simple_tag
def printed(text: TextLine, marks: dict[str, list[TextLine]] | None = None):
    """A text with its footnotes linked, one paragraph for each line.

    A first line that ends without a full stop, before one that ends with it, reads
    as the headline that it is on paper.
    """
    plain, underlined = without_markup(text.body)
    footnotes = _places_of((marks or {}).get(text.code, ()), plain)
    lines = list(re.finditer(r"[^\n]+", plain))
    html = [
        _linked(plain, underlined, footnotes, line.start(), line.end())
        for line in lines
    ]
    if _has_headline([line[0] for line in lines]):
        html[0] = format_html("<b>{}</b>", html[0])
    return format_html_join("", "<p>{}</p>", ((line,) for line in html))


@register.filter
def printed_line(body: str) -> SafeString:
    """A body on one line, for titles and cells."""
    plain, underlined = without_markup(" ".join(body.split("\n")))
    return _underlined(plain, underlined, 0, len(plain))


def _has_headline(lines: Sequence[str]) -> bool:
    return (
        len(lines) > 1
        and not lines[0].rstrip().endswith("。")
        and lines[1].rstrip().endswith("。")
    )


def _places_of(footnotes: Iterable[TextLine], plain: str) -> list[Stretch]:
    """Where the footnotes' anchors stand, from left to right, none inside another."""
    places = sorted(
        Stretch(start, start + len(one.anchor), one.code)
        for one in footnotes
        if (start := plain.find(one.anchor)) >= 0
    )
    return [
        place
        for at, place in enumerate(places)
        if all(place.start >= before.end for before in places[:at])
    ]


def _linked(
    plain: str,
    underlined: list[Stretch],
    footnotes: list[Stretch],
    start: int,
    end: int,
) -> SafeString:
    """Part of the text, its footnotes' anchors as links around any underlining."""
    html, done = [], start
    for place in footnotes:
        if start <= place.start and place.end <= end:
            html.append(_underlined(plain, underlined, done, place.start))
            html.append(
                format_html(
                    '<a class="footnote-mark" role="doc-noteref" '
                    'href="#text-{0}" id="mark-{0}">{1}</a>',
                    place.footnote,
                    _underlined(plain, underlined, place.start, place.end),
                )
            )
            done = place.end
    html.append(_underlined(plain, underlined, done, end))
    return format_html_join("", "{}", ((piece,) for piece in html))


def _underlined(
    plain: str, underlined: list[Stretch], start: int, end: int
) -> SafeString:
    """Part of the text, cut wherever underlining begins or ends."""
    cuts = {start, end}
    for stretch in underlined:
        cuts |= {min(max(cut, start), end) for cut in stretch[:2]}
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html("<u>{}</u>", plain[one:other])
                if any(s.start <= one < s.end for s in underlined)
                else escape(plain[one:other]),
            )
            for one, other in pairwise(sorted(cuts))
        ),
    )
