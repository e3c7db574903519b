"""What the commands on packages share: sentences on standard error, exit status 1."""

import os
import sys
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand
from django.db import DatabaseError
from django.utils.translation import gettext as _

from kpitracker.exchange.faults import Refused
from kpitracker.exchange.refusals import sentence_of
from plans.forms import ReasonField
from plans.models import Plan


class PlanCommand(BaseCommand):
    """``act`` does the work; whatever it refuses ends in sentences, not in a trace."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        # Also a wrong option ends with status 1; argparse alone would say 2.
        parser.error = lambda message: self.refuse([message])
        return parser

    def handle(self, *args, **options) -> None:
        try:
            self.act(**options)
            self.stdout.flush()
        except BrokenPipeError:
            self._leave_quietly()
        except Refused as refused:
            self.refuse(refused.faults)
        except DatabaseError as error:
            self.refuse([sentence_of(error)])

    def act(self, **options) -> None:
        raise NotImplementedError

    def _leave_quietly(self) -> None:
        """Whoever read the output, such as ``head``, has seen enough."""
        # What is still buffered would be written, and complained of, at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

    def refuse(self, sentences: Iterable[object]) -> None:
        for sentence in sentences:
            self.stderr.write(str(sentence))
        sys.exit(1)


def reason_of(typed: str) -> str:
    """The reason of a correction, read as on the pages; ``Refused`` if it is none."""
    try:
        return ReasonField(required=False).clean(typed)
    except ValidationError as error:
        raise Refused(error.messages) from None


def plan_of(code: str) -> Plan:
    """The plan of this code; ``Refused`` where there is none."""
    plan = Plan.objects.select_related("organization").filter(code=code).first()
    if plan is None:
        known = ", ".join(Plan.objects.order_by("code").values_list("code", flat=True))
        sentence = _("There is no plan “%(code)s”. The plans are: %(known)s.")
        raise Refused([sentence % {"code": code, "known": known or "–"}])
    return plan
