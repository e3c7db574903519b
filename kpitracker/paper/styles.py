"""The style sheets of a PDF, and what stands at the edges of each of its pages."""

import re

from kpitracker.style_sheets import part

NAMES = [
    "tokens",
    "paper/list",
    "paper/sheet",
    "paper/pdf",
    "paper/pdf-parts",
    "paper/pdf-front",
]
STYLES = tuple(part(name) for name in NAMES)
# SVG within HTML is a document of its own, which the page's style sheets do not reach.
DRAWING = part("paper/pdf-drawing")
DRAWN = re.compile(r"<svg\b[^>]*>")
NAMED = re.compile(r'\baria-label="([^"]*)"')
UNSAFE = re.compile(r"[^\w 　、。・（）:.,/-]")


def edges(*, title: str, mark: str, printed: str) -> str:
    """Whose page it is, for whom, and from when; on every page."""
    return (
        "@page {"
        f" @top-left {{ content: {_text(title)} }}"
        f" @top-right {{ content: {_text(mark)} }}"
        f" @bottom-left {{ content: {_text(printed)} }}"
        "}"
    )


def _text(words: str) -> str:
    """Words as a string of CSS, whatever they are."""
    escaped = UNSAFE.sub(lambda sign: f"\\{ord(sign[0]):06x}", words)
    return f'"{escaped}"'


def with_drawing_styles(html: str, *, family: str) -> str:
    """Each drawing with its name as a title, and with styles of its own."""
    style = f'<style>text {{ font-family: "{family}" }}\n{DRAWING}</style>'

    def opened(tag: re.Match) -> str:
        name = NAMED.search(tag[0])
        title = f"<title>{name[1]}</title>" if name else ""
        return f"{tag[0]}{title}{style}"

    return DRAWN.sub(opened, html)
