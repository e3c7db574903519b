"""A worksheet on paper: A4 landscape, as wide as the page, the header repeated."""

import re

from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plans.sheets.visible import visible

PAPER_A4 = 9
MARGINS = PageMargins(  # in inches
    left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3
)
PAGE_OF_PAGES = "&P / &N"

# What the name of a worksheet cannot hold, and how many UTF-16 units it can.
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\s]+")
LONGEST_TITLE = 31


def prepare_paper(
    sheet: Worksheet | WriteOnlyWorksheet, *, header_rows: tuple[int, int] = (1, 1)
) -> None:
    """Set the page up; ``header_rows`` (first, last) come again on every page."""
    first, last = header_rows
    sheet.print_title_rows = f"{first}:{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = MARGINS
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = PAGE_OF_PAGES


def sheet_title(title: str) -> str:
    """The title as the name of a worksheet."""
    allowed = NOT_IN_TITLES.sub(" ", visible(title)).strip("' ")
    units = allowed.encode("utf-16-le")[: 2 * LONGEST_TITLE]
    return units.decode("utf-16-le", errors="ignore").strip("' ") or "1"


def literal(text: str) -> str:
    """A text for the head or foot of a page, where & begins a code."""
    return visible(text).replace("&", "&&")
