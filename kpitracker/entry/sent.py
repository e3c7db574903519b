"""What a form or a script sends of the grid, as rows that can be saved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indicators import entry_texts, review_entries
from indicators.entry_texts import tidy
from plans.meetings import Typed

# i12-version: the row of indicator 12; m5-version: the review of measure 5.
VERSION = re.compile(r"([im])(\d{1,15})-version", re.ASCII)
NAMES = {"i": entry_texts.NAMES, "m": review_entries.NAMES}
UNSEEN = -1  # a version nobody ever saw
MINE, THEIRS, EDIT = "mine", "theirs", "edit"


@dataclass(slots=True)
class Sent:
    """``values`` and ``reviews`` are to be saved; of ``editing``, by name of the row,
    the text stays open; ``checked``: indicators whose odd value was said to be right.
    """

    values: list[Typed] = field(default_factory=list)
    reviews: list[Typed] = field(default_factory=list)
    editing: dict[str, Typed] = field(default_factory=dict)
    checked: set[int] = field(default_factory=set)

    @property
    def typed(self) -> dict[str, Typed]:
        """Every row by its name."""
        rows = {f"i{one.key}": one for one in self.values}
        rows |= {f"m{one.key}": one for one in self.reviews}
        return rows | self.editing


def sent_in(posted: Mapping[str, str]) -> Sent:
    sent = Sent()
    for name in posted:
        match = VERSION.fullmatch(name)
        if match is None:
            continue
        kind, key = match[1], int(match[2])
        row = f"{kind}{key}"
        texts = {it: tidy(posted.get(f"{row}-{it}", "")) for it in NAMES[kind]}
        typed = Typed(key, _version(posted[name]), texts)
        if f"{row}-checked" in posted:
            sent.checked.add(key)
        choice = posted.get(f"{row}-resolve", "")
        if choice == THEIRS:
            continue
        if choice in (MINE, EDIT):
            typed = replace(typed, version=_version(posted.get(f"{row}-seen", "")))
        if choice == EDIT:
            sent.editing[row] = typed
        else:
            (sent.values if kind == "i" else sent.reviews).append(typed)
    return sent


def _version(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else UNSEEN
