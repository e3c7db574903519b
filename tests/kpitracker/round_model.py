"""What each may do in a round, from the words of the rule: no line of the product."""

from dataclasses import dataclass, field

from tests.kpitracker.round_cast import CAST

AFTER = {
    "submit": "submitted",
    "approve": "approved",
    "confirm": "confirmed",
    "publish": "published",
}
WAYS = (
    ["submit", "approve", "confirm", "publish"],
    ["submit", "confirm", "publish"],
)


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
    day: str = "open"
    is_alone: bool = False
    gone: set[str] = field(default_factory=set)
    needs_approval: dict[str, bool] = field(
        default_factory=lambda: {"first": True, "second": True}
    )

    def may(self, step: str, who: str, at: int, comment: str) -> bool:
        known = self.known[at]
        roles = self.roles(who, known.office)
        enters = roles & {"editor", "head", "planning", "root"}
        plans = roles & {"planning", "root"}
        match step, known.stage:
            case "submit", "draft":
                return bool(
                    enters and known.has_value and (plans or self.day == "open")
                )
            case "withdraw", "submitted":
                return bool(enters and (plans or self.day == "open"))
            case "approve", "submitted":
                sees = known.submitter != who and who not in known.changed_by
                return bool(roles & {"head", "root"}) and (self.is_alone or sees)
            case "confirm", "submitted":
                return bool(plans) and not self.needs_approval[known.office]
            case "confirm", "approved":
                return bool(plans)
            case "return", "submitted":
                return bool(roles & {"head", "planning", "root"}) and bool(
                    comment.strip()
                )
            case "return", ("approved" | "confirmed"):
                return bool(plans and comment.strip())
        return False

    def roles(self, who: str, office: str) -> set[str]:
        """What somebody may be here, today: nothing if gone, or of another office."""
        part = CAST[who]
        if part.is_gone or part.is_elsewhere or who in self.gone:
            return set()
        is_own = part.role not in {"editor", "head"} or part.office == office
        return {part.role} if is_own else set()
