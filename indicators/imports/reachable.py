"""Which stages of an indicator's values somebody may write; asked once an office."""

from indicators.entering import stages_within_reach
from indicators.imports.known import KnownIndicator
from plans.imports.importer import Reach
from plans.rights import Action, Scope


class Reachable:
    """The stages by the indicator's office; none where one enters no values."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self._known: dict[tuple, list[str]] = {}

    def stages(self, indicator: KnownIndicator) -> list[str]:
        whose = (indicator.organization_id, indicator.department_id)
        stages = self._known.get(whose)
        if stages is None:
            stages = self._known[whose] = self._asked(indicator.scope)
        return stages

    def _asked(self, scope: Scope) -> list[str]:
        if not self.reach.may(Action.ENTER, scope):
            return []
        return stages_within_reach(lambda action: self.reach.may(action, scope))
