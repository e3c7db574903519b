"""Programs of the system that the tests need, installed where that can be done."""

import os
import shutil
import subprocess
import sys

PDF_PACKAGES = [
    *("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    "fonts-morisawa-bizud-gothic",
]
OFFICE_PACKAGE = "libreoffice-calc"
NO_OFFICE = (
    "The tests of the spreadsheets need LibreOffice Calc and it could not be found or "
    f"installed. Install it (Debian: apt-get install {OFFICE_PACKAGE}) and try again."
)


def install(*packages: str) -> None:
    """Install Debian packages if this user may; otherwise do nothing."""
    if os.getuid() != 0 or shutil.which("apt-get") is None:
        return
    for command in (["update"], ["install", "-y", *packages]):
        print("Installing:", "apt-get", *command, flush=True)
        subprocess.run(
            ["apt-get", "-qq", *command],
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )


def office() -> str | None:
    """The path of LibreOffice, which opens and saves sheets in the tests, else None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def ensure_office() -> None:
    """Have LibreOffice Calc; exit without it."""
    if office() is None:
        install(OFFICE_PACKAGE)
    if office() is None:
        sys.exit(NO_OFFICE)


def ensure_pdf() -> None:
    """Have Pango and a Japanese font, of which PDFs are made; exit without them."""
    if not _makes_pdfs():
        install(*PDF_PACKAGES)
    if not _makes_pdfs():
        sys.exit(
            "The tests of the PDFs need Pango and a Japanese font, and they could not "
            f"be installed. Install them (Debian: apt-get install "
            f"{' '.join(PDF_PACKAGES)}) and try again."
        )


def _makes_pdfs() -> bool:
    """Tried apart: a library that was missed once stays missed in this process."""
    code = (
        "import sys, weasyprint; from kpitracker.paper import fonts; "
        "fonts.settings.configure(PDF_FONT=''); "
        "sys.exit(fonts.japanese_font() is None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True
    )
    return done.returncode == 0


def ensure_gettext() -> None:
    """Have ``xgettext``, which the test of the translations runs; exit without it."""
    if shutil.which("xgettext") is None:
        install("gettext")
    if shutil.which("xgettext") is None:
        sys.exit(
            "The tests of the translations need GNU gettext and it could not be "
            "installed. Install it (Debian: apt-get install gettext) and try again."
        )
