"""Which stages of an indicator's values somebody may write; asked once an office."""

from indicators.entering import stages_within_reach
from indicators.imports.known import KnownIndicator
from plans.imports.importer import Reach
from plans.rights import Action, Scope


class Reachable:
    """The stages by the indicator's office; none where one enters no values."""

    # What tells the office of an actual.
    OFFICE = ("indicator__plan__organization_id", "indicator__department_id")

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self._known: dict[tuple, list[str]] = {}

    def stages(self, indicator: KnownIndicator) -> list[str]:
        return self.of_office(indicator.organization_id, indicator.department_id)

    def of_office(self, organization: int | None, department: int | None) -> list[str]:
        stages = self._known.get((organization, department))
        if stages is None:
            stages = self._asked(Scope(organization, department))
            self._known[organization, department] = stages
        return stages

    def _asked(self, scope: Scope) -> list[str]:
        if not self.reach.may(Action.ENTER, scope):
            return []
        return stages_within_reach(lambda action: self.reach.may(action, scope))
