"""Pages of large plans, rendered and let go at once."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.template.context import make_context
from django.template.loader import get_template


def render(
    request: HttpRequest, template_name: str, context: Mapping[str, object]
) -> HttpResponse:
    """As Django's shortcut.

    A context refers to itself: all that it names, ten thousand things for a dashboard
    of 75 indicators, would wait for the garbage collector, which took a twelfth of the
    page's time to look at them.
    """
    template = get_template(template_name).template
    bound = make_context(dict(context), request, autoescape=True)
    text = template.render(bound)
    bound.dicts.clear()
    return HttpResponse(text)
