"""The switch between languages that stays on the page."""

from django import template
from django.conf import settings
from django.urls import get_script_prefix
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language

register = template.Library()


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
