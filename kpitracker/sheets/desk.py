"""Which sheets a member of staff may bring in and take away."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate

from indicators.models import Audience
from kpitracker.spreadsheets.importers import IMPORTERS
from kpitracker.spreadsheets.sheets_out import SHEETS, Need
from plans.addresses import address_of
from plans.admin.choices import in_offices
from plans.desks import anywhere, everywhere, wholly
from plans.imports.importer import Reach
from plans.models import Plan
from plans.rights import Action

NEEDED = {"actuals": Action.ENTER, "people": Action.ADMINISTER}


@dataclass(frozen=True, slots=True)
class SheetDesk:
    """The rights of a request, as far as sheets are concerned."""

    request: HttpRequest

    @property
    def reach(self) -> Reach:
        return Reach(self.request.user, localdate(), address_of(self.request))

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Kinds of sheet that one may bring in, with their names."""
        return [
            (kind, str(importer.title))
            for kind, importer in IMPORTERS.items()
            if anywhere(self.request, NEEDED.get(kind, Action.CHANGE))
        ]

    @property
    def sheets(self) -> list[tuple[str, str]]:
        """Sheets that one may take away, with their names."""
        return [
            (name, str(sheet.title))
            for name, sheet in SHEETS.items()
            if self._may_take(sheet.need)
        ]

    @property
    def plans(self) -> QuerySet[Plan]:
        """Plans of one's own organizations."""
        rows = Plan.objects.visible_to(self.request.user, on=localdate())
        rows = in_offices(rows, self.request, organization_path="organization")
        return rows.select_related("organization")

    def audience(self, plan: Plan) -> Audience:
        """Who reads the whole organization sees what is confirmed; others do not."""
        return Audience.INTERNAL if self.reads_all(plan) else Audience.PUBLIC

    def reads_all(self, plan: Plan) -> bool:
        """Whether every unpublished value of the plan may be read."""
        return everywhere(self.request) or plan.organization_id in wholly(
            self.request, Action.VIEW
        )

    def _may_take(self, need: Need) -> bool:
        match need:
            case Need.ENTER:
                return anywhere(self.request, Action.ENTER)
            case Need.READ_ALL:
                return everywhere(self.request) or bool(
                    wholly(self.request, Action.VIEW)
                )
        return True
