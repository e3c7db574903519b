"""``manage.py import_actuals FILE``: a sheet of actuals from the command line."""

from pathlib import Path

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.imports.actuals import ActualImporter
from kpitracker.exchange.commands import PlanCommand, reason_of
from kpitracker.exchange.faults import Refused
from plans.imports import jobs, staging
from plans.imports.importer import Reach, Stale
from plans.imports.problems import Problem, Warned
from plans.imports.staging import Kind
from plans.models import Blanks, ImportJob, ImportState, User
from plans.sheets.faults import Unreadable
from plans.sheets.files import open_sheet


class Command(PlanCommand):
    help = (
        "Import actuals from a CSV, TSV or XLSX file: preview every change, then write "
        "all of it or nothing."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the sheet")
        parser.add_argument(
            "--check", action="store_true", help="show what would change; write nothing"
        )
        parser.add_argument(
            "--blanks",
            choices=Blanks.values,
            default=Blanks.KEEP.value,
            help="what a blank cell means",
        )
        parser.add_argument(
            "--accept-warnings",
            action="store_true",
            help="write although some values look odd",
        )
        parser.add_argument(
            "--correction",
            metavar="REASON",
            default="",
            help="the reason for altering values that were published already",
        )
        parser.add_argument(
            "--user", metavar="NAME", help="whose rights apply, and who signs"
        )

    def act(self, *, file, check, blanks, accept_warnings, correction, user, **options):
        reach = Reach(_user(user), localdate())
        correction = reason_of(correction)
        importer = ActualImporter()
        try:
            with file.open("rb") as content:
                sheet = open_sheet(
                    content, name=file.name, limits=settings.SHEET_LIMITS
                )
                job = jobs.begin(
                    sheet,
                    importer=importer,
                    name=file.name,
                    reach=reach,
                    blanks=Blanks(blanks),
                )
                jobs.read(job, sheet, importer=importer, reach=reach)
        except Unreadable as error:
            problem = Problem(error.line, "", str(error)) if error.line else error
            raise Refused([f"{file}: {problem}"]) from None
        except OSError as error:
            params = {"path": file, "why": error.strerror or error}
            raise Refused([_("%(path)s cannot be read: %(why)s.") % params]) from None
        try:
            self._show(job, importer, name=file)
        finally:
            if check:
                job.delete()
        if check:
            return
        ticked = set(job.facts["warnings"]) if accept_warnings else set()
        if correction:
            ticked.add(Warned.PUBLISHED.value)
        try:
            jobs.confirm(
                job,
                importer=importer,
                reach=reach,
                ticked=ticked,
                correction=correction,
            )
        except (jobs.NotNow, Stale) as refused:
            raise Refused(refused.sentences) from None
        self.stdout.write(_("Written: %(rows)d rows.") % {"rows": _written(job)})

    def _show(self, job: ImportJob, importer: ActualImporter, *, name: Path) -> None:
        """Counts, notes, each change with its warnings; ``Refused`` with problems."""
        counts = job.facts["counts"]
        words = {
            pgettext("rows", "new"): counts["new"],
            pgettext("rows", "changed"): counts["changed"],
            pgettext("rows", "unchanged"): counts["unchanged"],
        }
        line = ", ".join(f"{word} {count}" for word, count in words.items())
        self.stdout.write(f"{job.file_name}: {line}")
        for note in job.facts["notes"]:
            self.stdout.write(note)
        for _number, chunk in staging.chunks(job):
            shown = [it for it in chunk.entries if it.kind != Kind.UNCHANGED]
            for row in importer.shown(shown, job=job):
                cells = ", ".join(
                    _("%(column)s “%(old)s” → “%(new)s”")
                    % {"column": heading, "old": old, "new": new}
                    for heading, old, new in row.cells
                )
                warnings = "".join(f" ({sentence})" for _kind, sentence in row.warnings)
                self.stdout.write(f"  {row.label}: {cells}{warnings}")
        if job.state == ImportState.REFUSED:
            raise Refused(
                f"{name}: {problem}"
                for _number, chunk in staging.chunks(job)
                for problem in chunk.problems
            )


def _written(job: ImportJob) -> int:
    counts = job.facts["counts"]
    return counts["new"] + counts["changed"]


def _user(name: str | None) -> User | None:
    if name is None:
        return None
    user = User.objects.filter(username=name).first()
    if user is None:
        raise Refused([_("There is no user “%(name)s”.") % {"name": name}])
    return user
