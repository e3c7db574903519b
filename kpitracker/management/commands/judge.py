"""``manage.py judge CODE --year Y``: every indicator's judgement as CSV."""

import csv
import sys

from django.utils.translation import gettext as _

from indicators.courses import CONFIRMED, EVERY_STAGE, courses_of, scale_for
from indicators.enums import Status
from indicators.progress import Judgement, judge
from indicators.rounding import six_decimals
from kpitracker.exchange.commands import PlanCommand, plan_of
from kpitracker.exchange.faults import Refused
from kpitracker.exchange.kinds import Year
from plans.printing import plain
from plans.reading import Refusal

RATIOS = ["progress", "elapsed", "pace", "ratio_to_target", "expected"]
COLUMNS = [
    "plan_code",
    "indicator_code",
    "fiscal_year",
    "actual",
    *RATIOS,
    "status",
    "reason",
    "letter",
    "provisional",
    "within_tolerance",
    "years_met",
    "years_judged",
]


class Command(PlanCommand):
    help = "Judge every indicator of a plan in a fiscal year; CSV on standard output."

    def add_arguments(self, parser) -> None:
        parser.add_argument("code", metavar="CODE", help="the plan's code")
        parser.add_argument(
            "--year", metavar="YEAR", required=True, help="the fiscal year, e.g. 2023"
        )
        parser.add_argument(
            "--all",
            action="store_true",
            dest="every_stage",
            help="also values that are not confirmed yet",
        )

    def act(self, *, code, year, every_stage, **options) -> None:
        try:
            fiscal_year = Year().read(str(year))
        except Refusal as refusal:
            raise Refused([_("--year: %(sentence)s") % {"sentence": refusal}]) from None
        plan = plan_of(code)
        courses = courses_of(plan, stages=EVERY_STAGE if every_stage else CONFIRMED)
        codes = dict(plan.indicators.values_list("pk", "code"))
        scale = scale_for(plan)
        if self.stdout._out is sys.stdout and hasattr(sys.stdout, "reconfigure"):
            # The same bytes whatever the terminal's encoding and line end are.
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        self._write(COLUMNS)
        for pk, course in courses.items():
            judgement = judge(course, fiscal_year=fiscal_year, scale=scale)
            row = {"plan_code": plan.code, "indicator_code": codes[pk]}
            self._write((row | cells(judgement)).get(name, "") for name in COLUMNS)

    def _write(self, cells) -> None:
        csv.writer(self.stdout, lineterminator="\n").writerow(cells)


def cells(judgement: Judgement) -> dict[str, object]:
    """The cells of one judgement that are not empty."""
    row = {
        "fiscal_year": judgement.fiscal_year,
        "actual": judgement.actual_state or "",
        "status": judgement.status.value,
        "reason": judgement.reason.value if judgement.reason else "",
        "letter": judgement.letter,
    }
    if judgement.actual is not None:
        row["actual"] = plain(judgement.actual)
    if judgement.status == Status.NOT_JUDGED:
        return row
    row |= {name: six_decimals(getattr(judgement, name)) for name in RATIOS}
    for name in ("provisional", "within_tolerance"):
        row[name] = "1" if getattr(judgement, name) else ""
    for name in ("years_met", "years_judged"):
        count = getattr(judgement, name)
        row[name] = "" if count is None else count
    return row
