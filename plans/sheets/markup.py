"""XML as a stream: no tree, no entities, and an end to whatever is endless."""

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from plans.sheets.archives import DAMAGED
from plans.sheets.faults import Unreadable

TOO_MUCH = _(
    "The Excel workbook holds more cells, blank ones and formats included, than can be "
    "read. Copy the table alone into a new workbook and bring in that one."
)

# Excel's own form, the strict one of the standard, and that of the references.
VOCABULARIES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
OTHER_ELEMENTS = 250_000
ELEMENTS_OF_A_CELL = 3
MAX_DEPTH = 100
MAX_NAMES = 20_000
LONGEST_TAG = 2**20
LONGEST_TEXT = 2**18
YES = ("1", "true")


class Budget:
    """How many elements may still be read, in all parts of a workbook together."""

    def __init__(self, *, cells: int) -> None:
        self.left = OTHER_ELEMENTS + ELEMENTS_OF_A_CELL * cells


class Markup:
    """Calls the methods that are named after elements.

    ``begin_row(attributes)`` where ``<row>`` begins; where it ends, ``end_row(text)``
    with the text that stood in the element itself. ``LookupError`` and ``ValueError``
    in them say that the file is damaged.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._begins = self._named("begin_")
        self._ends = self._named("end_")
        self._depth = 0
        self._text = ""

    def _named(self, prefix: str) -> dict[str, Callable]:
        methods = [name for name in dir(self) if name.startswith(prefix)]
        return {
            f"{vocabulary} {name.removeprefix(prefix)}": getattr(self, name)
            for vocabulary in VOCABULARIES
            for name in methods
        }

    def steps(self, blocks: Iterable[bytes]) -> Iterator[None]:
        """Read block after block; what was found so far can be taken in between."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        fed, is_final = 0, True
        try:
            for block in blocks:
                parser.Parse(block)
                fed += len(block)
                # What is not closed is looked through again with every block; names
                # are kept to the end.
                pending = fed - parser.CurrentByteIndex
                if pending > LONGEST_TAG or len(parser.intern) > MAX_NAMES:
                    raise Unreadable(DAMAGED)
                yield
            parser.Parse(b"", is_final)
        except Unreadable:
            raise
        except (expat.ExpatError, LookupError, ValueError):
            raise Unreadable(DAMAGED) from None
        yield

    def read(self, blocks: Iterable[bytes]) -> None:
        for _step in self.steps(blocks):
            pass

    def _doctype(self, *declaration: object) -> None:
        raise Unreadable(DAMAGED)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.left -= 1
        self._depth += 1
        if self._budget.left < 0:
            raise Unreadable(TOO_MUCH)
        if self._depth > MAX_DEPTH:
            raise Unreadable(DAMAGED)
        self._text = ""
        if name in self._begins:
            self._begins[name](attributes)

    def _characters(self, text: str) -> None:
        self._text += text
        if len(self._text) > LONGEST_TEXT:
            raise Unreadable(DAMAGED)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name in self._ends:
            self._ends[name](self._text)
        self._text = ""
