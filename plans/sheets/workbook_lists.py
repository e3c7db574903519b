"""Lists to choose from, at the cells of a workbook."""

from collections.abc import Sequence
from itertools import zip_longest

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from plans.sheets.columns import OutColumn
from plans.sheets.workbook_cells import new_cell
from plans.sheets.workbook_paper import sheet_title
from plans.sheets.workbook_styles import AS_TEXT, Styles

LAST_ROW = 2**20
# A list that stands in the rule itself: its signs, and how long it may be.
SEPARATORS = frozenset(',"')
LONGEST_INLINE = 255


def offer_choices(
    workbook: Workbook, sheet: WriteOnlyWorksheet, columns: Sequence[OutColumn]
) -> None:
    """A list below every heading that has choices; long ones on a hidden sheet."""
    with_choices = [
        (get_column_letter(at), column.choices)
        for at, column in enumerate(columns, 1)
        if column.choices
    ]
    long = {one: None for _letter, one in with_choices if not _fits_inline(one)}
    formulas = _on_hidden_sheet(workbook, list(long)) if long else {}
    for letter, choices in with_choices:
        formula = formulas.get(choices) or f'"{",".join(choices)}"'
        cells = f"{letter}2:{letter}{LAST_ROW}"
        sheet.data_validations.append(_rule(formula, cells))


def _on_hidden_sheet(
    workbook: Workbook, lists: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """Write each list into a column of its own; where it stands."""
    sheet = workbook.create_sheet(sheet_title(_("Choices")))
    sheet.sheet_state = "hidden"
    as_text = Styles(sheet).empty(AS_TEXT)
    for row in zip_longest(*lists):
        sheet.append([new_cell(sheet, text, as_text) for text in row])
    name = quote_sheetname(sheet.title)
    letters = [get_column_letter(at) for at in range(1, len(lists) + 1)]
    return {
        choices: f"{name}!${letter}$1:${letter}${len(choices)}"
        for letter, choices in zip(letters, lists, strict=True)
    }


def _fits_inline(choices: Sequence[str]) -> bool:
    text = ",".join(choices)
    has_separators = any(SEPARATORS & set(choice) for choice in choices)
    return len(text) <= LONGEST_INLINE and not has_separators


def _rule(formula: str, cells: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=formula,
        sqref=cells,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("Not in the list"),
        error=_("Choose one of the listed values."),
    )
