"""What is wrong with a cell, and what should be looked at twice."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.reading import Refusal
from plans.reading.refusal import shown


class Problem(NamedTuple):
    """One sentence, and the row and column it speaks of; row 1 is the header."""

    line: int
    heading: str
    sentence: str

    @classmethod
    def of(
        cls, line: int, heading: str, sentence: str | Promise, **params
    ) -> "Problem":
        """The sentence in the reader's language, its texts short and printable."""
        told = {
            name: shown(text) if isinstance(text, str) and name != "known" else text
            for name, text in params.items()
        }
        return cls(
            line, shown(heading), str(sentence) % told if told else str(sentence)
        )

    @classmethod
    def refused(cls, line: int, heading: str, refusal: Refusal) -> "Problem":
        return cls(line, shown(heading), str(refusal))

    def __str__(self) -> str:
        if not self.heading:
            return _("Row %(line)d: %(sentence)s") % self._asdict()
        return _("Row %(line)d, column %(heading)s: %(sentence)s") % self._asdict()


class Warned(TextChoices):
    """Kinds of warning; each that occurs must be ticked before confirming."""

    SIGN = "sign", _("The sign changed against the year before")
    TENFOLD = (
        "tenfold",
        _("About 10, 100 or 1000 times, or a fraction, of the year before"),
    )
    HALF = "half", _("More than 50 % away from the year before")
    NAME = "name", _("The name beside the code is another one")
    CUT_OFF = "cut_off", _("The file may be cut off")
    MANGLED = "mangled", _("A spreadsheet program may have changed the cell")
    PUBLISHED = "published", _("A published value is corrected")
