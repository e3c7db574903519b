"""Which indicators of a plan are asked for, and in which order. Touches nothing.

Knows lines of a report and plain words, no database, no address and no page: whatever
lists indicators (dashboard, list of indicators, sheets) selects them here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from indicators.reports.lines import IndicatorLine
from indicators.reports.standing import largest_gap_first, worst_first

PROVISIONAL = "provisional"  # judged by an estimate, whatever the status
NOBODY = "none"  # without a department
HIRAGANA = {at: at + 0x60 for at in range(ord("ぁ"), ord("ゖ") + 1)}


class Order(TextChoices):
    """In which order indicators stand."""

    PLAN = "plan", _("As in the plan")
    WORST = "worst", _("Worst first")
    GAP = "gap", _("Largest gap first")
    NAME = "name", _("By name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for; what is left empty asks for everything.

    ``goal``, ``department`` and ``role`` are a code or a word, ``statuses`` and
    ``change`` values of the enums (or ``PROVISIONAL``), ``text`` words of which each
    has to be found.
    """

    goal: str = ""
    department: str = ""
    statuses: frozenset[str] = frozenset()
    role: str = ""
    change: str = ""
    text: str = ""
    order: Order = Order.PLAN

    @property
    def narrows(self) -> bool:
        """Whether anything may be left out."""
        wanted = [self.goal, self.department, self.statuses, self.role, self.change]
        return any(wanted) or bool(self.text.split())


def selected(
    lines: Iterable[IndicatorLine],
    wish: Wish,
    *,
    under: Mapping[str, Collection[str]],
) -> tuple[IndicatorLine, ...]:
    """Lines that answer a wish, in its order.

    ``under``: the codes of the indicators under each goal, by the goal's code.
    """
    terms = folded(wish.text).split()
    found = [line for line in lines if _answers(line, wish, terms, under)]
    return tuple(ordered(found, wish.order))


def ordered(lines: Iterable[IndicatorLine], order: Order) -> list[IndicatorLine]:
    """Lines in an order; those that are equal in it stay as they stand in the plan."""
    match order:
        case Order.WORST:
            return sorted(lines, key=worst_first)
        case Order.GAP:
            return sorted(lines, key=largest_gap_first)
        case Order.NAME:
            return sorted(lines, key=lambda line: folded(line.name))
    return list(lines)


def counted_as(line: IndicatorLine) -> str:
    """Where a tally counts the line; empty without a judgement."""
    if line.judgement is None:
        return ""
    return PROVISIONAL if line.judgement.provisional else line.status.value


def department_key(line: IndicatorLine) -> str:
    """What names the department of a line: its code, or its name without one."""
    return line.department_code or line.department or NOBODY


def folded(text: str) -> str:
    """Text as it is compared: width, case and kana make no difference."""
    return normalize("NFKC", text).casefold().translate(HIRAGANA)


def _answers(
    line: IndicatorLine,
    wish: Wish,
    terms: Collection[str],
    under: Mapping[str, Collection[str]],
) -> bool:
    if wish.goal and line.code not in under.get(wish.goal, ()):
        return False
    if wish.department and department_key(line) != wish.department:
        return False
    if wish.statuses and counted_as(line) not in wish.statuses:
        return False
    if wish.role and line.role != wish.role:
        return False
    if wish.change and line.change != wish.change:
        return False
    return not terms or _says(line, terms)


def _says(line: IndicatorLine, terms: Collection[str]) -> bool:
    """Whether name, code and definition hold every word; spaces in them do not part."""
    said = [folded(text) for text in (line.name, line.code, line.definition)]
    said = ["".join(text.split()) for text in said]
    return all(any(term in text for text in said) for term in terms)
