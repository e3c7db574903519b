"""Printed wording as HTML: underlining, paragraphs and footnotes, nothing else."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from indicators.reports.lines import IndicatorLine
from indicators.reports.texts import TextGroup, TextLine
from kpitracker.footnotes import LineMark, Marks, marks_of
from kpitracker.markup import Stretch, without_markup
from measures.models import TextKind
from measures.sdgs import Sdg, sdgs_in

register = template.Library()

APART = {
    TextKind.CORE_ROLE,
    TextKind.PARTNER_ROLE,
    TextKind.FOOTNOTE,
    TextKind.PAGE_NOTE,
    TextKind.NOTE,
}

BRACKETS = "《》【】〈〉［］[]"


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
def footnote_marks(
    groups: Sequence[TextGroup], lines: Iterable[IndicatorLine] = ()
) -> Marks:
    """Which footnotes stand at which text, and at which of the page's indicators."""
    return marks_of(groups, lines)


@register.filter
def marked_at(marks: Marks | str, line: IndicatorLine) -> Sequence[LineMark]:
    """The footnotes at an indicator; none where a page has no marks."""
    return marks.at_lines.get(line.code, ()) if marks else ()


@register.filter
def is_marked_in(footnote: TextLine, marks: Marks) -> bool:
    """Whether the footnote's mark stands on the page, so that one can go back to it."""
    return marks.leads_back(footnote)


@register.filter
def sdgs(text: TextLine) -> tuple[Sdg, ...]:
    """The goals of the United Nations that a text names; none it cannot read."""
    return sdgs_in(text.body)


@register.simple_tag
def printed(text: TextLine, marks: Marks | str = ""):
    """A text with its footnotes linked, one paragraph for each line.

    A first line that ends without a full stop, before one that ends with it, reads
    as the headline that it is on paper.
    """
    plain, underlined = without_markup(text.body)
    footnotes = _places_of(marks.of_text(text) if marks else (), plain)
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
