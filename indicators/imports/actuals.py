"""The importer of actuals: staged in blocks, checked again, written in bulk."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.imports.given import COLUMNS, GivenRows, header_of
from indicators.imports.known import Known
from indicators.imports.rows import RowJudge
from indicators.imports.writing import ActualWriter
from indicators.models import Indicator
from indicators.resources.actuals import ActualResource
from plans.fiscal import Period, YearKind, period_label
from plans.imports.headings import EMPTY, NO_ROWS
from plans.imports.importer import Reach, Shown, Told, Writing
from plans.imports.problems import Problem
from plans.imports.staging import ROWS_A_CHUNK, Chunk, Entry
from plans.models import Blanks, ImportJob
from plans.printing import with_triangle
from plans.sheets.files import SheetFile

LEFT_EMPTY = gettext_lazy("%(count)d cells for a value are empty and change nothing.")
SHOWN = ["value", "quality", "missing_reason", "comment", "source", "stage"]
NAMED = ["pk", "code", "name"]


class ActualImporter:
    """Long and wide sheets of actuals."""

    kind = ActualResource.kind
    title = ActualResource.title
    resource = ActualResource
    rows_a_page = 50

    def stage(
        self, sheet: SheetFile, *, reach: Reach, blanks: Blanks, told: Told
    ) -> Iterator[Chunk]:
        records = sheet.records()
        first = next(records, None)
        if first is None:
            yield Chunk(problems=[Problem.of(1, "", EMPTY)])
            return
        header = header_of(first)
        told.columns = {name: COLUMNS[name].heading for name in SHOWN}
        if header.problems:
            yield Chunk(problems=header.problems)
            return
        rows = GivenRows(header)
        judge = RowJudge(reach=reach, blanks=blanks, is_cp932=sheet.encoding == "cp932")
        plans: set[int] = set()
        given = rows.read(records)
        while block := list(islice(given, ROWS_A_CHUNK)):
            known = Known.of_codes(
                {(one.plan_code, one.indicator_code) for one in block},
                {one.fiscal_year for one in block},
            )
            entries = judge.entries(block, known)
            named = {entry.key[0] for entry in entries}
            plans |= {known.by_pk[pk].plan_id for pk in named}
            told.last = " ".join(map(str, block[-1][1:4]))
            told.rows = rows.rows
            yield Chunk(entries, _taken(rows.problems, judge.problems))
        if rest := _taken(rows.problems, judge.problems):
            yield Chunk(problems=rest)
        if not rows.rows:
            yield Chunk(problems=[Problem.of(first.line, "", NO_ROWS)])
        told.rows = rows.rows
        told.more["plans"] = sorted(plans)
        if judge.left_empty:
            told.notes.append(str(LEFT_EMPTY) % {"count": judge.left_empty})
        if plans:
            told.notes.append(_coverage(judge.seen.indicators, plans, reach=reach))

    def apply(self, writing: Writing) -> None:
        ActualWriter(writing).apply()

    def undo(self, writing: Writing) -> None:
        ActualWriter(writing).undo()

    def shown(self, entries: list[Entry], *, job: ImportJob) -> list[Shown]:
        rows = Indicator.objects.filter(pk__in={entry.key[0] for entry in entries})
        names = {pk: (code, name) for pk, code, name in rows.values_list(*NAMED)}
        return [_shown(entry, names) for entry in entries]


def _taken(*lists: list[Problem]) -> list[Problem]:
    """The problems collected so far, by their lines; the lists are empty afterwards."""
    found = sorted(problem for problems in lists for problem in problems)
    for problems in lists:
        problems.clear()
    return found


def _coverage(count: int, plans: set[int], *, reach: Reach) -> str:
    """How many of the indicators that one enters values for the file names."""
    rows = Indicator.objects.filter(plan__in=plans).entered_by(reach.user, on=reach.on)
    return _("Indicators in this sheet: %(count)d. You enter values for: %(all)d.") % {
        "count": count,
        "all": rows.count(),
    }


def _shown(entry: Entry, names: dict[int, tuple[str, str]]) -> Shown:
    code, name = names.get(entry.key[0], ("", _("(deleted)")))
    year = period_label(Period(entry.key[2], YearKind.FISCAL_YEAR))
    return Shown(
        line=entry.line,
        kind=entry.kind,
        label=f"{code} {name} {year}",
        cells=list(_cells(entry)),
        warnings=[tuple(pair) for pair in entry.warnings],
    )


def _cells(entry: Entry) -> Iterator[tuple[str, str, str]]:
    for name in SHOWN:
        pair = [_cell(name, part) for part in (entry.old, entry.new)]
        if any(pair):
            yield (COLUMNS[name].heading, *pair)


def _cell(name: str, part: dict[str, str]) -> str:
    if name == "value":
        number = part.get("value", "")
        text = with_triangle(Decimal(number)) if number else ""
        return text or part.get("state", "")
    return COLUMNS[name].widget.render(part.get(name, ""))
