"""One shape for each status, told apart without any colour."""

from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

RING = "M8 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z"
DRAWN = {
    "achieved": (
        "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0zm3.6 4.4L7 9 4.6 6.7 3.2 8.1 7 11.9l6-6z"
    ),
    "on_track": RING,
    "mostly": f"{RING}M8 2.5v11a5.5 5.5 0 0 0 0-11z",
    "behind": "M8 1l7.5 14H.5z",
    "missed": "M3 .8 8 5.8l5-5L15.2 3l-5 5 5 5-2.2 2.2-5-5-5 5L.8 13l5-5-5-5z",
    "worse": "M.5 1h15L8 8.5zM.5 8h15L8 15.5z",
    "provisional": f"{RING}M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
    "not_judged": "M1 6.5h14v3H1z",
}


def _shape(drawn: str) -> SafeString:
    # Safe: nothing in it came from anywhere but this file.
    return mark_safe(
        '<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f'<path fill-rule="evenodd" d="{drawn}"/></svg>'
    )


SHAPES: Mapping[str, SafeString] = {
    status: _shape(drawn) for status, drawn in DRAWN.items()
}


def shape_of(status: str) -> SafeString:
    """Inline SVG in the colour of the text; the bar of what is not judged otherwise."""
    return SHAPES.get(str(status), SHAPES["not_judged"])
