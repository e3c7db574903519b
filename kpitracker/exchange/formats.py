"""Which format a package says it has."""

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.decoding import decode
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.files import DESCRIPTOR
from plans.sheets.faults import Unreadable

VERSION = 1
VERSION_KEY = "format_version"
NUMBERS = re.compile(r"[1-9][0-9]{0,5}(?:\.[0-9]{1,6}){0,3}", re.ASCII)

NOT_JSON = _("The file is not JSON from this row on.")
NOT_A_DESCRIPTOR = _("The file is not the descriptor of a data package.")
NOT_A_VERSION = _("“%(key)s” is not the number of a format, such as %(version)d.")


@dataclass(frozen=True, slots=True)
class Format:
    """The version a package names, and the files it lists."""

    version: tuple[int, ...] = (VERSION,)
    files: tuple[str, ...] = ()

    @property
    def is_newer(self) -> bool:
        """Whether it may hold what this version does not know."""
        return self.version > (VERSION,)


def read_format(data: bytes) -> tuple[Format, list[Fault]]:
    """The format a descriptor names; what is wrong with it."""
    try:
        descriptor = json.loads(decode(data))
    except Unreadable as error:
        return Format(), [Fault(str(error), DESCRIPTOR, error.line)]
    except json.JSONDecodeError as error:
        return Format(), [Fault(NOT_JSON, DESCRIPTOR, error.lineno)]
    except (RecursionError, ValueError):
        return Format(), [Fault(NOT_JSON, DESCRIPTOR, 1)]
    if not isinstance(descriptor, dict):
        return Format(), [Fault(NOT_A_DESCRIPTOR, DESCRIPTOR)]
    version = descriptor.get(VERSION_KEY, VERSION)
    if not NUMBERS.fullmatch(str(version)):
        sentence = str(NOT_A_VERSION) % {"key": VERSION_KEY, "version": VERSION}
        return Format(), [Fault(sentence, DESCRIPTOR)]
    numbers = tuple(map(int, str(version).split(".")))
    return Format(numbers, tuple(_listed(descriptor.get("resources")))), []


def _listed(resources: object) -> list[str]:
    if not isinstance(resources, list):
        return []
    paths = [one.get("path") for one in resources if isinstance(one, dict)]
    return [PurePosixPath(path).name for path in paths if isinstance(path, str)]
