"""``manage.py export_plan CODE PATH``: a plan as an exchange package."""

from pathlib import Path

from django.utils.translation import gettext as _

from kpitracker.exchange.commands import PlanCommand, plan_of
from kpitracker.exchange.exporting import package_of
from kpitracker.exchange.faults import Refused
from kpitracker.exchange.packing import write_package
from plans import audit
from plans.models import AuditAction


class Command(PlanCommand):
    help = "Export a plan as an exchange package."

    def add_arguments(self, parser) -> None:
        parser.add_argument("code", metavar="CODE", help="the plan's code")
        parser.add_argument(
            "path", metavar="PATH", help="a new or empty folder, or a .zip to write"
        )
        parser.add_argument(
            "--public", action="store_true", help="only what is published"
        )

    def act(self, *, code, path, public, verbosity, **options) -> None:
        plan = plan_of(code)
        if public and not plan.is_public:
            sentence = _("The plan %(code)s is internal: nothing of it is published.")
            raise Refused([sentence % {"code": code}])
        files = package_of(plan, public=public)
        write_package(files, Path(path))
        audit.record(
            AuditAction.EXPORT,
            user=None,
            organization=plan.organization,
            plan_code=plan.code,
            thing=path,
            detail="export_plan --public" if public else "export_plan",
        )
        if verbosity:
            sentence = _("%(path)s: %(count)d files")
            self.stdout.write(sentence % {"path": path, "count": len(files)})
