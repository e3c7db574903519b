"""A reader that leaves early, such as ``head``, is no error worth a trace."""

import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.pure

TALKATIVE = """
import django

django.setup()
from kpitracker.exchange.commands import PlanCommand


class Command(PlanCommand):
    requires_system_checks = []

    def act(self, **options):
        for number in range({lines}):
            self.stdout.write(str(number))


Command().run_from_argv(["manage.py", "talkative"])
"""


class TestReaderWhoLeaves:
    @pytest.mark.parametrize("lines", [2, 100_000])
    def test_ends_the_command_quietly(self, lines):
        with subprocess.Popen(
            [sys.executable, "-c", TALKATIVE.format(lines=lines)],
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as command:
            command.stdout.close()

            assert command.stderr.read() == b""
            assert command.wait() == 1
