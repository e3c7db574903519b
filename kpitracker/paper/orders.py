"""What somebody wants on paper, and by what name it is kept."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from django.conf import settings
from django.db.models import Count, Sum
from django.utils.timezone import localtime

from kpitracker.keeping.release import release
from measures.models import Measure
from plans.models import Department, Organization, Plan


class Kind(StrEnum):
    LIST = "list"
    SHEETS = "sheets"
    SHEET = "sheet"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A kind of paper of a plan's published year, in a language.

    ``measure`` is whose sheet is wanted, where it is one sheet.
    """

    kind: Kind
    plan: Plan
    fiscal_year: int | None
    version: int | None
    measure: Measure | None = None
    language: str
    at: datetime

    @property
    def name(self) -> str:
        """The name of the file for whoever takes it away."""
        parts = [self.plan.code, self.kind]
        if self.measure:
            parts.append(self.measure.code)
        if self.fiscal_year:
            parts.append(str(self.fiscal_year))
        if self.version:
            parts.append(f"v{self.version}")
        if self.language != settings.LANGUAGE_CODE:
            parts.append(self.language)
        return "_".join(parts)

    def key(self) -> str:
        """Changes with anything that is printed, and with the day. Two queries."""
        facts = [
            release(),
            self.name,
            self.plan.pk,
            self.plan.content_version,
            self.plan.visibility,
            localtime(self.at).date().isoformat(),
            settings.PDF_FONT,
            *_names(),
        ]
        return sha256(json.dumps(facts).encode()).hexdigest()


def _names() -> list[int]:
    """Moves with the name of any town or department, which no plan's version tells."""
    return [
        number or 0
        for model in (Organization, Department)
        for number in model.objects.aggregate(
            Count("pk"), Sum("pk"), Sum("version")
        ).values()
    ]
