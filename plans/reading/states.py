"""States of a qualitative indicator, such as 未策定 and 策定."""

import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from plans.reading.characters import fold, without_marks
from plans.reading.refusal import Refusal

NOT_A_STATE = _("“%(text)s” is none of the states of this indicator: %(states)s.")

LONGEST = 300


def read_state(text: str, *, states: Sequence[str]) -> str | None:
    """The state in its own wording, in whatever width it was typed; None if blank."""
    if len(text) > LONGEST:
        raise Refusal(NOT_A_STATE, text, states=" / ".join(states))
    if text in states:
        return text
    typed = _comparable(text)
    if not typed:
        return None
    for state in states:
        if _comparable(state) == typed:
            return state
    raise Refusal(NOT_A_STATE, text, states=" / ".join(states))


def _comparable(text: str) -> str:
    bare = without_marks(fold(text))
    return "".join(unicodedata.normalize("NFKC", bare).split())
