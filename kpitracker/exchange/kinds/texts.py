"""Cells of text: wording, codes and words of a closed list."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from plans import organization_code
from plans.reading import Refusal, read_code, read_underlined

TOO_LONG = _("“%(text)s” has %(length)d characters; at most %(most)d are kept.")
ONE_LINE = _("“%(text)s” has a line break, which this column does not take.")
NOT_WHOLE = _(
    "“%(text)s” is not a whole number from %(least)d to %(most)d, such as %(example)d."
)
NOT_A_CHOICE = _("“%(text)s” is not one of: %(choices)s.")
NOT_SIX_DIGITS = _(
    "“%(text)s” is not an organization code. It has 6 digits, leading zeros included."
)
WRONG_CHECK_DIGIT = _(
    "“%(text)s” is not an organization code: after %(five)s the check digit is "
    "%(digit)d, so the code would be %(five)s%(digit)d."
)


@dataclass(frozen=True, slots=True)
class Line:
    """Text in one line."""

    length: int | None = None
    empty = ""
    is_wording = True

    def read(self, text: str) -> str:
        if "\n" in text:
            raise Refusal(ONE_LINE, text)
        if self.length is not None and len(text) > self.length:
            raise Refusal(TOO_LONG, text, length=len(text), most=self.length)
        return text

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict:
        longest = {} if self.length is None else {"maxLength": self.length}
        return {"type": "string", "constraints": longest}


@dataclass(frozen=True, slots=True)
class Prose:
    """Text that may run over several lines."""

    empty = ""
    is_wording = True

    def read(self, text: str) -> str:
        return text

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict:
        return {"type": "string"}


class Underlined(Prose):
    """Text of the document; its underlining is kept as ``<u>…</u>``."""

    def read(self, text: str) -> str:
        return read_underlined(text)


class Code(Line):
    """A stable code that a spreadsheet program leaves alone."""

    is_wording = False

    def read(self, text: str) -> str:
        return super().read(read_code(text))

    def schema(self) -> dict:
        return {
            "type": "string",
            "constraints": {
                "maxLength": self.length,
                "pattern": "[A-Za-z0-9][A-Za-z0-9._-]*",
            },
        }


class OrganizationCode(Line):
    """全国地方公共団体コード, with its check digit."""

    is_wording = False

    def read(self, text: str) -> str:
        if not (len(text) == 6 and text.isascii() and text.isdigit()):
            raise Refusal(NOT_SIX_DIGITS, text)
        if not organization_code.is_valid(text):
            digit = organization_code.check_digit(text[:5])
            raise Refusal(WRONG_CHECK_DIGIT, text, five=text[:5], digit=digit)
        return text

    def schema(self) -> dict:
        return {"type": "string", "constraints": {"pattern": "[0-9]{6}"}}


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    values: tuple[str, ...]
    empty = ""
    is_wording = False

    def read(self, text: str) -> str:
        if text not in self.values:
            raise Refusal(NOT_A_CHOICE, text, choices=", ".join(self.values))
        return text

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict:
        return {"type": "string", "constraints": {"enum": list(self.values)}}
