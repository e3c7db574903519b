"""``python -m kpitracker.paper.weasy``: HTML from standard input to a tagged PDF.

A process of its own, because WeasyPrint takes two seconds to import and as much time
and memory as the pages need: here both end with the page, and nothing of the product
is loaded. It reads no file but the one font it is told to use, and no network.
"""

import json
import sys
from typing import Any

from kpitracker.paper.tags import set_right

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

try:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher
except OSError:  # Pango is no Python package, and is not there
    sys.exit(3)


class OnlyOwn(URLFetcher):
    """Fetches the files named beforehand; everything else is refused."""

    def __init__(self, files: list[str]) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False)
        self.files = files

    def fetch(self, url: str, headers: dict | None = None) -> Any:
        if url not in self.files:
            raise ValueError(f"{url} is not fetched")
        return super().fetch(url, headers)


def main() -> None:
    order = json.load(sys.stdin)
    limit(seconds=order["seconds"], megabytes=order["megabytes"])
    try:
        pdf = pdf_of(**order["document"])
    except MemoryError:
        sys.exit(4)
    sys.stdout.buffer.write(pdf)


def limit(*, seconds: int, megabytes: int) -> None:
    """End this process rather than let a page grow without bounds."""
    if resource:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        size = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def pdf_of(html: str, styles: list[str], files: list[str]) -> bytes:
    fetcher = OnlyOwn(files)
    fonts = FontConfiguration()
    sheets = [
        weasyprint.CSS(string=style, font_config=fonts, url_fetcher=fetcher)
        for style in styles
    ]
    page = weasyprint.HTML(string=html, url_fetcher=fetcher)
    return page.write_pdf(
        stylesheets=sheets,
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        finisher=finish,
    )


def finish(_document: Any, pdf: Any) -> None:
    set_right(pdf.objects)


if __name__ == "__main__":
    main()
