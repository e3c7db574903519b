"""The Sustainable Development Goals that a plan names in its texts."""

import re
from dataclasses import dataclass

from measures.contents import Key
from measures.models import TextKind
from plans.models import Plan

GOALS = range(1, 18)
# A number that is no part of a larger figure, and the words up to the next one.
NAMED = re.compile(r"(?<![\d.．])(\d{1,2})(?![\d.．])(\D*)")
AROUND = " \t\n　,、，・.:：「」（）()／/"


@dataclass(frozen=True, slots=True, order=True)
class Sdg:
    """One of the seventeen, with the words printed beside its number, if any."""

    number: int
    words: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.words}".strip()


def sdgs_in(body: str) -> tuple[Sdg, ...]:
    """Those that a text lists by number, such as ３ すべての人に健康と福祉を."""
    found = (Sdg(int(digits), words.strip(AROUND)) for digits, words in _named(body))
    return tuple(one for one in found if one.number in GOALS)


def sdgs_by_place(plan: Plan) -> dict[Key, tuple[Sdg, ...]]:
    """By the goal or measure that they are printed at. One query."""
    texts = plan.texts.filter(kind=TextKind.SDGS).select_related("goal", "measure")
    found: dict[Key, tuple[Sdg, ...]] = {}
    for text in texts.order_by("position", "pk"):
        code = "" if text.owner == plan else text.owner.code
        key = (text.goal is not None, code)
        found[key] = (*found.get(key, ()), *sdgs_in(text.body))
    return found


def _named(body: str) -> list[tuple[str, str]]:
    return NAMED.findall(body.replace("<u>", "").replace("</u>", ""))
