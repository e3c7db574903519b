"""Which values of a round a list shows: of one department, at one point of the way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from indicators.reports.rounds import Answer, Asked
from plans.models import Department

NOBODY = "none"  # in the address: indicators without a department


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the answers to choose, with the number of its indicators."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class RoundFilter:
    """``?department=…&stage=…``; what is no choice is no filter."""

    asked_for: Mapping[str, str]
    all_rows: Sequence[Asked]

    @property
    def departments(self) -> list[Department]:
        found = {row.indicator.department_id: row.department for row in self.all_rows}
        return sorted(
            (one for one in found.values() if one), key=lambda it: (it.position, it.pk)
        )

    @property
    def has_homeless(self) -> bool:
        return any(row.department is None for row in self.all_rows)

    @property
    def department(self) -> str:
        typed = self.asked_for.get("department", "")
        known = {str(one.pk) for one in self.departments} | {NOBODY}
        return typed if typed in known else ""

    @property
    def stage(self) -> str:
        typed = self.asked_for.get("stage", "")
        return typed if typed in Answer.values else ""

    @property
    def within(self) -> list[Asked]:
        """Rows of the department, at whatever point of the way."""
        chosen = self.department
        if not chosen:
            return list(self.all_rows)
        wanted = None if chosen == NOBODY else int(chosen)
        return [row for row in self.all_rows if row.indicator.department_id == wanted]

    @property
    def rows(self) -> list[Asked]:
        stage = self.stage
        return [row for row in self.within if stage in ("", row.answer)]

    @property
    def tabs(self) -> list[Tab]:
        counts = Counter(row.answer for row in self.within)
        entries = [("", "", counts.total())]
        entries += [(it.value, str(it.label), counts[it]) for it in Answer]
        return [
            Tab(label, count, self._query(value), value == self.stage)
            for value, label, count in entries
        ]

    @property
    def query(self) -> str:
        """Both choices, for the addresses of further pages."""
        return self._query(self.stage)

    def _query(self, stage: str) -> str:
        chosen = {"department": self.department, "stage": stage}
        return urlencode({name: it for name, it in chosen.items() if it})
