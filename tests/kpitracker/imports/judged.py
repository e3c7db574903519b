"""Whether an import did what the file means, and nothing else: faults in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators.models import Indicator
from plans.imports import staging
from plans.imports.staging import Entry, Kind
from plans.models import Blanks, ImportJob
from tests.kpitracker.imports.kept import Kept
from tests.kpitracker.imports.meant import Key, Meant


@dataclass(frozen=True, slots=True)
class Case:
    """An applied job beside what its file means, if a second reader can tell."""

    job: ImportJob
    meant: Meant | None
    before: Kept
    after: Kept

    def faults(self) -> list[str]:
        entries = {
            (entry.key[0], entry.key[2]): entry
            for _number, chunk in staging.chunks(self.job)
            for entry in chunk.entries
        }
        return [
            *self.after.contradictions(),
            *self._strayed(entries),
            *(self._lost(entries, self.meant) if self.meant else ()),
        ]

    def _strayed(self, entries: dict[tuple, Entry]) -> Iterator[str]:
        """What moved without an entry that says so, or did not although one does."""
        moved = self.after.moved(self.before)
        writing = {at for at, it in entries.items() if it.kind != Kind.UNCHANGED}
        places = {self._place(pk) for pk in moved}
        if places != writing:
            yield f"moved {places}, but the entries say {writing}"
        if self.after.entries_since(self.before) != dict.fromkeys(moved, 1):
            yield f"history gained {self.after.entries_since(self.before)}"
        for pk in moved & self.before.rows.keys():
            old, new = self.before.rows[pk], self.after.rows[pk]
            cells = {name for name in new if new[name] != old[name]}
            if strays := cells - entries[self._place(pk)].new.keys() - {"version"}:
                yield f"{self._place(pk)}: {strays} moved unsaid"
        expected = dict(self.before.versions)
        expected["a"] += bool(moved)
        if self.after.versions != expected:
            yield f"versions {self.after.versions}, not {expected}"

    def _place(self, pk: int) -> tuple[int, int]:
        row = self.after.rows.get(pk) or self.before.rows[pk]
        return row["indicator_id"], row["fiscal_year"]

    def _lost(self, entries: dict[tuple, Entry], meant: Meant) -> Iterator[str]:
        """Where the database holds something else than the file means."""
        known = {
            ("a", it.code): it.pk for it in Indicator.objects.filter(plan__code="a")
        }
        named = {
            (known.get(key[:2]), key[2])
            for key in [*meant.values, *meant.told, *meant.blank]
        }
        if not meant.unclear and entries.keys() - named:
            yield f"entries out of nothing: {entries.keys() - named}"
        for key, value in meant.values.items():
            yield from self._lost_value(key, value, known, entries)
        for key, comment in meant.comments.items():
            yield from self._lost_comment(key, comment, known)
        if self.job.blanks == Blanks.KEEP:
            for key in meant.blank:
                at = (known.get(key[:2]), key[2])
                if self.after.at(*at) != self.before.at(*at):
                    yield f"{key} is blank in the file, but moved"

    def _lost_value(
        self, key: Key, value: Decimal | str | None, known, entries
    ) -> Iterator[str]:
        if key[:2] not in known:
            yield f"{key} was accepted, but is nobody's"
            return
        at = (known[key[:2]], key[2])
        before, after = self.before.at(*at), self.after.at(*at)
        if value is None:
            if before and at not in entries:
                yield f"{key} is lost"
        elif after is None:
            yield f"{key}: {value} is lost"
        elif value not in (after["value"], after["state"]):
            yield f"{key}: {value} became {after['value']} {after['state']}"

    def _lost_comment(self, key: Key, comment: str, known) -> Iterator[str]:
        at = (known.get(key[:2]), key[2])
        before, after = self.before.at(*at), self.after.at(*at)
        if after is None or after["comment"] == comment:
            if after is None:
                yield f"{key}: its comment is lost"
            return
        # cp932 cannot say every sign; what it says in its place is no change.
        if self.job.encoding != "cp932" or after["comment"] != before["comment"]:
            yield f"{key}: {comment!r} became {after['comment']!r}"
