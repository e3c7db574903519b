"""The colours of the style sheets are far enough apart, computed as WCAG does."""

import re

import pytest

from kpitracker.style_sheets import SHEETS, part

pytestmark = pytest.mark.pure

TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
STATUSES = ["achieved", "on-track", "mostly", "behind", "missed", "worse", "not-judged"]
SURFACES = ["surface", "surface-raised", "surface-selected"]
# Text of at least 14 px, and what is written in: 4.5:1 (1.4.3).
TEXTS = [
    *((text, ground) for text in ("text", "link", "primary") for ground in SURFACES),
    *(("text-quiet", ground) for ground in SURFACES),
    *((link, "surface") for link in ("link-visited", "link-hover", "link-active")),
    *((text, ground) for text in ("link-visited", "error-text") for ground in SURFACES),
    ("text-on-primary", "primary"),
    ("text-on-primary", "primary-hover"),
    ("text-on-primary", "primary-active"),
    ("error-text", "error-surface"),
    ("text", "error-surface"),
    ("text", "notice-surface"),
    ("notice", "notice-surface"),
    ("success", "surface"),
    *((f"status-{it}-text", f"status-{it}-surface") for it in STATUSES),
]
# Marks, lines of controls and of charts: 3:1 (1.4.11).
MARKS = [
    ("line", "surface"),
    ("error", "surface"),
    ("focus-outline", "surface"),
    ("focus-outline", "focus-ring"),
    *((f"status-{it}", "surface") for it in STATUSES),
    *((f"chart-{it}", "surface") for it in ("actual", "target", "expected")),
    *((f"chart-{it}", "surface") for it in ("baseline", "earlier", "estimate")),
    # A line or frame beside the area it bounds
    ("chart-actual", "chart-actual-fill"),
    ("chart-target", "chart-range-fill"),
    ("chart-actual", "chart-range-fill"),
    ("chart-expected", "chart-range-fill"),
]


def tokens() -> dict[str, str]:
    """Every custom property, with those it refers to put in."""
    # The first one counts: later ones are for forced colours.
    found = dict(reversed(TOKEN.findall(part("tokens"))))
    while any(value.startswith("var(--") for value in found.values()):
        for name, value in found.items():
            if value.startswith("var(--"):
                found[name] = found.get(value[6:-1], "")
    return found


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("pairs", "least"), [(TEXTS, 4.5), (MARKS, 3)], ids=["texts", "marks"]
)
def test_pairs_are_far_enough_apart(pairs, least):
    found = tokens()
    weak = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(found[pair[0]], found[pair[1]])) < least
    }

    assert weak == {}


def test_nothing_but_the_tokens_names_a_colour():
    """So the pairs above are all there are; the admin and paper have their own."""
    named = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE)
    sheets = ["site.css", "dashboard.css", "comparing.css", "open-data.css"]
    others = [
        name
        for sheet in [*sheets, "publications.css"]
        for name in SHEETS[sheet]
        if name != "tokens" and named.search(part(name))
    ]

    assert others == []
