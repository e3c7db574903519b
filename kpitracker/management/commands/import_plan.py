"""``manage.py import_plan PATH``: an exchange package into the database."""

from pathlib import Path

from django.utils.translation import gettext as _

from kpitracker.exchange import preview
from kpitracker.exchange.commands import PlanCommand, reason_of
from kpitracker.exchange.importing import import_package, preview_package


class Command(PlanCommand):
    help = "Import an exchange package: all of it, or nothing and why."

    def add_arguments(self, parser) -> None:
        parser.add_argument("path", metavar="PATH", help="a folder or a .zip")
        parser.add_argument(
            "--check", action="store_true", help="only say what would change"
        )
        parser.add_argument(
            "--prune",
            action="store_true",
            help="remove rows that the package lacks and nothing refers to",
        )
        parser.add_argument(
            "--correction",
            metavar="REASON",
            default="",
            help="why values that were published already are altered",
        )

    def act(self, *, path, check, prune, correction, verbosity, **options) -> None:
        take = preview_package if check else import_package
        changes = take(Path(path), prune=prune, correction=reason_of(correction))
        if not verbosity:
            return
        for line in preview.lines(changes, every_row=verbosity > 1):
            self.stdout.write(line)
        if changes.is_empty:
            self.stdout.write(_("Nothing changes."))
        elif check:
            self.stdout.write(_("This was a check: nothing was written."))
        else:
            code = changes.package.plan_code
            self.stdout.write(_("The plan %(code)s was written.") % {"code": code})
