"""Every importer, by the kind of sheet that it takes."""

from indicators.imports.actuals import ActualImporter
from kpitracker.people.importer import PeopleImporter
from kpitracker.spreadsheets.packages import PackageImporter
from kpitracker.spreadsheets.plan_importer import PlanSheetImporter
from kpitracker.spreadsheets.plan_kinds import PLAN_SHEETS
from plans.imports.importer import Importer

IMPORTERS: dict[str, Importer] = {
    ActualImporter.kind: ActualImporter(),
    **{kind: PlanSheetImporter(sheet) for kind, sheet in PLAN_SHEETS.items()},
    PackageImporter.kind: PackageImporter(),
    PeopleImporter.kind: PeopleImporter(),
}
