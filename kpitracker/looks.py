"""How the marks of a drawing look where no style sheet reaches: in a file of its own.

The style sheets alone name colours and dashes. They are read here and written out as
SVG's own attributes, which every program understands and no policy forbids.
"""

import re
from functools import cache

from django.utils.html import escape

from kpitracker.style_sheets import part

RULE = re.compile(
    r"^((?:\.sketch )?\.sk-[\w-]+(?:,\n\.sk-[\w-]+)*) \{\n(.*?)\n\}",
    re.MULTILINE | re.DOTALL,
)
PROPERTY = re.compile(r"^ +([\w-]+):\s*([^;]+);", re.MULTILINE)
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
CLASS = re.compile(r'class="(sk-[\w-]+)"')


def with_looks(drawing: str) -> str:
    """The drawing with attributes in the place of its classes."""
    looks = CLASS.sub(lambda found: attributes(found[1]), drawing)
    return looks.replace("<text", f'<text fill="{token("--text")}"')


@cache
def attributes(role: str) -> str:
    """``fill="#ce0000"`` for ``sk-target``; nothing for what needs nothing."""
    looks = _rules().get(role, {})
    return " ".join(f'{name}="{escape(value)}"' for name, value in looks.items())


@cache
def token(name: str) -> str:
    """The value of a custom property, such as ``--text``."""
    written = _tokens()[name]
    found = VARIABLE.fullmatch(written)
    return token(found[1]) if found else written


@cache
def _rules() -> dict[str, dict[str, str]]:
    rules = {}
    for selectors, body in RULE.findall(part("sketches")):
        looks = {
            name: VARIABLE.sub(lambda found: token(found[1]), value)
            for name, value in PROPERTY.findall(body)
        }
        # The first of each: what follows is for forced colours.
        for role in re.findall(r"sk-[\w-]+", selectors):
            rules.setdefault(role, looks)
    return rules


@cache
def _tokens() -> dict[str, str]:
    tokens = {}
    for name, value in PROPERTY.findall(part("tokens")):
        if name.startswith("--"):
            tokens.setdefault(name, " ".join(value.split()))
    return tokens
