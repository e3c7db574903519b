"""``manage.py demo``: prepare the database that ``make run`` serves."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext as _

from kpitracker.demonstrations import town


class Command(BaseCommand):
    help = "Build the demonstration: the plans in fixtures/ and one user for each role."

    def handle(self, *args, **options) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            self._prepare()

    def _prepare(self) -> None:
        if not settings.DEBUG:
            raise CommandError(
                _("The demonstration, with its users, is refused when DEBUG is off.")
            )
        if town.is_empty():
            self._build()
            return
        mark = town.mark()
        if mark is None:
            self.stdout.write(
                _(
                    "This database is not marked as demonstration data, so it stays "
                    "as it is."
                )
            )
            self._stop_unless_migrated()
        elif mark != town.fingerprint():
            self.stdout.write(_("The plans or tables have changed: building anew."))
            town.clear()
            self._build()
        else:
            self.stdout.write(_("The demonstration is ready."))

    def _stop_unless_migrated(self) -> None:
        try:
            call_command("migrate", check_unapplied=True, verbosity=0)
        except SystemExit:
            raise CommandError(
                _("Its tables are not those of this version: run manage.py migrate.")
            ) from None

    def _build(self) -> None:
        self.stdout.write(_("Building the demonstration …"))
        staff = town.build()
        self.stdout.write(
            _("Users of the demonstration; their passwords are shown only now:")
        )
        for user, role, password in staff:
            self.stdout.write(f"  {user.username:<8} {password}  {role.label}")
