"""What each may do in a round, from the words of the rule: no line of the product."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.kpitracker.rounds.cast import CAST

AFTER = {
    "submit": "submitted",
    "approve": "approved",
    "confirm": "confirmed",
    "publish": "published",
}
FROM = {
    "submit": {"draft"},
    "withdraw": {"submitted"},
    "approve": {"submitted"},
    "confirm": {"submitted", "approved"},
    "return": {"submitted", "approved", "confirmed"},
    "publish": {"confirmed"},
}
WAYS = (
    ["submit", "approve", "confirm", "publish"],
    ["submit", "confirm", "publish"],
)
PLANNERS = {"planning", "root"}
WRITERS = PLANNERS | {"editor", "head"}
APPROVERS = {"head", "root"}
RULES = {
    "not in this role",
    "outside the dates",
    "nothing entered",
    "submitted it",
    "changed it since",
    "not approved",
    "no comment",
}


class Move(NamedTuple):
    """Somebody takes a step with one value; a return says why, if ``comment``."""

    step: str
    who: str
    at: int
    comment: str = ""


@dataclass(slots=True)
class Known:
    """What the model remembers of one value since it was last a draft."""

    office: str
    has_value: bool
    stage: str = "draft"
    submitter: str | None = None
    changed_by: set[str] = field(default_factory=set)
    chain: list[tuple[str, str]] = field(default_factory=list)

    @property
    def came_legally(self) -> bool:
        return [step for step, _who in self.chain] in WAYS

    def moved(self, step: str, who: str) -> None:
        if step in {"withdraw", "return"}:
            self.begin_anew()
            return
        self.stage = AFTER[step]
        if step == "submit":
            self.submitter = who
        self.chain.append((step, who))

    def begin_anew(self) -> None:
        self.stage, self.submitter = "draft", None
        self.chain, self.changed_by = [], set()


@dataclass(slots=True)
class Model:
    """The values of a round, and what the rules depend on."""

    known: list[Known]
    is_open: bool = True
    is_alone: bool = False
    gone: set[str] = field(default_factory=set)
    needs_approval: dict[str, bool] = field(
        default_factory=lambda: {"first": True, "second": True}
    )

    def may(self, move: Move) -> bool:
        return not set(self.against(move))

    def against(self, move: Move) -> Iterator[str]:
        """Every reason why not."""
        step, who, at, comment = move
        known = self.known[at]
        roles = self.roles(who, known.office)
        if known.stage not in FROM[step]:
            yield "not from this stage"
        if not roles & self._roles_for(step, known.stage):
            yield "not in this role" if roles & WRITERS else "no business here"
        match step:
            case "submit" | "withdraw":
                if not self.is_open and not roles & PLANNERS:
                    yield "outside the dates"
                if step == "submit" and not known.has_value:
                    yield "nothing entered"
            case "approve" if not self.is_alone:
                if known.submitter == who:
                    yield "submitted it"
                if who in known.changed_by:
                    yield "changed it since"
            case "confirm":
                if known.stage == "submitted" and self.needs_approval[known.office]:
                    yield "not approved"
            case "return":
                if not comment.strip():
                    yield "no comment"

    def _roles_for(self, step: str, stage: str) -> set[str]:
        match step:
            case "submit" | "withdraw":
                return WRITERS
            case "approve":
                return APPROVERS
            case "return" if stage == "submitted":
                return PLANNERS | {"head"}
        return PLANNERS

    def roles(self, who: str, office: str) -> set[str]:
        """What somebody may be here, today: nothing if gone, or of another office."""
        part = CAST[who]
        if part.is_gone or part.is_elsewhere or who in self.gone:
            return set()
        is_own = part.role not in {"editor", "head"} or part.office == office
        return {part.role} if is_own else set()

    def legal(self, at: int) -> dict[str, list[Move]]:
        """What may be done next with one value, by step."""
        moves: dict[str, list[Move]] = defaultdict(list)
        for move in self._moves(at):
            if self.may(move):
                moves[move.step].append(move)
        return moves

    def nearly_legal(self) -> dict[tuple[str, str], list[Move]]:
        """What a single rule of the round is against, by this rule and the step."""
        moves: dict[tuple[str, str], list[Move]] = defaultdict(list)
        for at in range(len(self.known)):
            for move in self._moves(at):
                match list(self.against(move)):
                    case [reason] if reason in RULES:
                        moves[reason, move.step].append(move)
        return moves

    def _moves(self, at: int) -> Iterator[Move]:
        for step in FROM:
            for who in CAST:
                yield Move(step, who, at, "単位を確認" if step == "return" else "")
                if step == "return":
                    yield Move(step, who, at, "  ")
