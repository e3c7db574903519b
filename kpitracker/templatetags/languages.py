"""The switch between languages that stays on the page."""

import html
import re
from collections.abc import Callable

from django import template
from django.conf import settings
from django.urls import get_script_prefix
from django.utils.encoding import escape_uri_path
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# 2024年度（令和6年度）, 2024年度 and （令和6年度）, but no long bracket.
WHOLE = re.compile(r"\d{4}年度(?:（[^（）]{1,6}）)?|（[^（）]{1,10}）")
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々〆][ぁ-ゖァ-ヺー々〆一-鿿・／]*")


@register.simple_tag(takes_context=True)
def this_page_in(context, language: str) -> str:
    """The address of the page being shown, in another language.

    Works on the path, not on the resolved name, so that pages that were not found
    can be switched too.
    """
    request = context["request"]
    path = request.path_info.removeprefix("/")
    if get_language() != settings.LANGUAGE_CODE:
        path = path.removeprefix(f"{get_language()}/")
    there = "" if language == settings.LANGUAGE_CODE else f"{language}/"
    query = request.META.get("QUERY_STRING", "")
    address = f"{get_script_prefix()}{there}{escape_uri_path(path)}"
    return f"{address}?{query}" if query else address


def marker() -> Callable[[str], SafeString]:
    """``marked`` for the many sentences of a page: its language is looked up once."""
    return escaped if get_language() == settings.LANGUAGE_CODE else _with_marks


@register.filter
def whole(words: str | Promise) -> SafeString:
    """Large words whose years and short brackets no end of a line may cut."""
    # Safe: what was not safe yet has been escaped.
    return SafeString(WHOLE.sub(r'<span class="whole">\g<0></span>', escaped(words)))


@register.filter
def marked(words: str | Promise) -> SafeString:
    """A sentence with its Japanese words marked: units, states and names as printed.

    On a Japanese page nothing needs a mark.
    """
    return marker()(words)


@register.filter
def breaking(words: str | Promise) -> SafeString:
    """The same for a narrow place, where a bracket may begin a line."""
    return with_breaks(marked(words))


def with_breaks(marked: SafeString) -> SafeString:
    # Safe: nothing but a tag is added.
    return SafeString(marked.replace("（", "<wbr>（"))


def escaped(words: str | Promise) -> SafeString:
    """As Django's ``conditional_escape()``, which is three times as slow for text."""
    if type(words) is str:
        return SafeString(html.escape(words))
    return conditional_escape(words)


def _with_marks(words: str | Promise) -> SafeString:
    # Safe: what was not safe yet has been escaped.
    return SafeString(JAPANESE.sub(r'<span lang="ja">\g<0></span>', escaped(words)))
