"""What the database holds of actuals, before and after: rows and their history."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.models import Actual
from plans.models import Plan

FACTS = [field.attname for field in Actual._meta.concrete_fields]
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows and histories by the id of the actual, versions by the code of the plan."""

    rows: dict[int, Row]
    history: dict[int, list[Row]]
    versions: dict[str, int]

    @classmethod
    def now(cls) -> "Kept":
        history: dict[int, list[Row]] = {}
        entries = Actual.history.order_by("history_id")
        for entry in entries.values(*FACTS, "history_type"):
            history.setdefault(entry["id"], []).append(entry)
        return cls(
            {row["id"]: row for row in Actual.objects.values(*FACTS)},
            history,
            dict(Plan.objects.values_list("code", "content_version")),
        )

    def at(self, indicator: int, year: int) -> Row | None:
        for row in self.rows.values():
            if (row["indicator_id"], row["fiscal_year"]) == (indicator, year):
                return row
        return None

    def contradictions(self) -> list[str]:
        """Rows of which the last entry of the history tells something else."""
        found = []
        for pk, entries in self.history.items():
            last, row = entries[-1], self.rows.get(pk)
            if (last["history_type"] == "-") != (row is None):
                found.append(f"{pk}: {last} but {row}")
            elif row and row != {name: last[name] for name in FACTS}:
                found.append(f"{pk}: {last} is not {row}")
        return found + [
            f"{pk} has no history" for pk in self.rows.keys() - self.history
        ]

    def moved(self, before: "Kept") -> set[int]:
        """Ids of the rows that are not as they were."""
        pks = self.rows.keys() | before.rows.keys()
        return {pk for pk in pks if self.rows.get(pk) != before.rows.get(pk)}

    def entries_since(self, before: "Kept") -> dict[int, int]:
        """How many entries the history of a row has gained, where it has any."""
        gained = {
            pk: len(entries) - len(before.history.get(pk, []))
            for pk, entries in self.history.items()
        }
        return {pk: count for pk, count in gained.items() if count}


def value(indicator, year: int = 2022) -> Decimal | None:
    """The stored value; None also where there is no row."""
    row = Actual.objects.filter(indicator=indicator, fiscal_year=year).first()
    return row and row.value
