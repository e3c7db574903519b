"""Which Japanese font of the system a PDF is set in."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

# In the order of preference; TrueType first, which makes the smallest files.
FAMILIES = {
    "BIZUDPGothic-Regular.ttf": "BIZ UDPGothic",
    "ipaexg.ttf": "IPAexGothic",
    "NotoSansCJK-Regular.ttc": "Noto Sans CJK JP",
    "NotoSansJP-Regular.ttf": "Noto Sans JP",
}
# Those that Pango looks into as well.
FOLDERS = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
]
OWN = "kpitracker"


@dataclass(frozen=True, slots=True)
class Font:
    """``file`` is None where the system knows the font by its family."""

    family: str
    file: Path | None = None

    @property
    def style(self) -> str:
        """What makes it the font of a document."""
        face = ""
        if self.file:
            face = (
                f'@font-face {{ font-family: "{self.family}"; '
                f'src: url("{self.file.as_uri()}") }}\n'
            )
        return f'{face}:root {{ --font: "{self.family}", sans-serif }}\n'


def japanese_font() -> Font | None:
    """The one that is set, else the first that is installed."""
    if settings.PDF_FONT:
        return Font(OWN, Path(settings.PDF_FONT))
    found = set(_names_of_files())
    return next((Font(FAMILIES[name]) for name in FAMILIES if name in found), None)


def _names_of_files() -> Iterator[str]:
    for folder in FOLDERS:
        for _path, _folders, files in os.walk(Path(folder).expanduser()):
            yield from files
