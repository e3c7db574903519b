"""Staged actuals into the table and back out of it, block by block.

Runs inside one transaction. Every row is held against what was shown: where it, its
indicator or one's right to it is no longer the same, nothing is written at all.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import tallies
from indicators.courses import CONFIRMED
from indicators.entering import why_locked
from indicators.enums import Stage
from indicators.imports.known import Known, KnownIndicator
from indicators.imports.reachable import Reachable
from indicators.imports.stored import UNSTORED, Stored, from_texts
from indicators.models import Actual
from indicators.publishing import follow
from plans.bulk import BulkWriter, last_versions
from plans.imports import staging
from plans.imports.importer import Stale, Writing
from plans.imports.staging import Chunk, Entry, Kind
from plans.locks import lock_all
from plans.models import Plan
from plans.models.among import Among

MOST_TOLD = 20
# More plans than these are counted when their pages are asked for (ADR 3).
MOST_COUNTED_AT_ONCE = 50

CHANGED = gettext_lazy(
    "%(row)s was changed after the preview%(who)s. Bring the sheet once more to see "
    "what it would change now."
)
REDEFINED = gettext_lazy(
    "%(row)s: the indicator itself was changed after the preview. Bring the sheet once "
    "more."
)
NO_LONGER = gettext_lazy("%(row)s: you no longer enter values for this indicator.")
CHANGED_SINCE = gettext_lazy(
    "%(row)s was changed after the import%(who)s, so the import cannot be undone. "
    "Correct the value itself."
)
REDEFINED_SINCE = gettext_lazy(
    "%(row)s: the indicator itself was changed after the import, so the import cannot "
    "be undone. Correct the value itself."
)

# An enum's value is looked up; here it is asked for with each of many rows.
UNCHANGED = Kind.UNCHANGED.value


class Step(NamedTuple):
    """What is written, the ``new`` of an entry or its ``old``, and what may be said."""

    side: str
    changed: Promise
    redefined: Promise


APPLYING = Step("new", CHANGED, REDEFINED)
UNDOING = Step("old", CHANGED_SINCE, REDEFINED_SINCE)


class ActualWriter:
    """Applies or undoes one job."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.moved: set[int] = set()
        self.stale: list[str] = []
        self.is_counted = False
        user = writing.reach.user
        signed = {"user_id": user and user.pk, "moment": writing.moment}
        self.usual = BulkWriter(Actual, reason=writing.reason, **signed)
        self.correcting = BulkWriter(Actual, reason=writing.correction, **signed)
        self.reachable = Reachable(writing.reach)

    def apply(self) -> None:
        self._each_chunk(self._write, APPLYING)

    def undo(self) -> None:
        self._each_chunk(self._restore, UNDOING)

    def _each_chunk(self, act: Callable[[Chunk, Known], None], step: Step) -> None:
        lock_all(self.writing.job.facts["plans"])
        for number, chunk in staging.chunks(self.writing.job):
            known = self._checked(chunk, step)
            if not self.stale:
                act(chunk, known)
                staging.save(self.writing.job, number, chunk)
        if self.stale:
            raise Stale(self.stale[:MOST_TOLD])
        self._touch()

    def _checked(self, chunk: Chunk, step: Step) -> Known:
        """What is stored of the entries that move, or that look as if they had."""
        known = Known.of_keys({entry.key[0] for entry in chunk.entries})
        standing = self._standing(chunk, known)
        checked, stored, places = [], [], []
        for entry in chunk.entries:
            stands = tuple(entry.key) in standing
            if stands and entry.kind == UNCHANGED:
                continue
            checked.append(entry)
            if stands:
                stored.append(entry.key[3])
            else:
                places.append(_place(entry))
        known.look_at(stored=stored, places=places)
        for entry in checked:
            self._check(entry, known, step)
        return known

    def _standing(self, chunk: Chunk, known: Known) -> set[tuple]:
        """Keys, as entries have them, of rows that are as they were and within reach.

        Most rows of a sheet brought a second time; they are not read in full.
        """
        versions = {
            one.pk: one.version
            for one in known.by_pk.values()
            if self.reachable.stages(one)
        }
        stored = [entry.key[3] for entry in chunk.entries if entry.key[3]]
        rows = Actual.objects.filter(Among("pk", stored)).order_by()
        rows = rows.values_list("indicator_id", "fiscal_year", "pk", "version")
        return {(it, versions.get(it), year, *key) for it, year, *key in rows}

    def _check(self, entry: Entry, known: Known, step: Step) -> None:
        if step is UNDOING and entry.kind == Kind.UNCHANGED:
            return  # The import left it alone; who changed it since does no harm.
        pk, version, _year, *stored = entry.key
        indicator = known.by_pk.get(pk)
        row = known.actuals.get(_place(entry))
        if indicator is None or indicator.version != version:
            self._say(step.redefined, entry, indicator)
        elif ([row.id, row.version] if row else [None, None]) != stored:
            self._say(step.changed, entry, indicator, row=row)
        elif not self._may(entry, indicator, row, step, known):
            self._say(NO_LONGER, entry, indicator)
        elif not known.allows(indicator, entry.key[2], getattr(entry, step.side)):
            self._say(step.redefined, entry, indicator)
        elif entry.kind != Kind.UNCHANGED:
            self.moved.add(indicator.plan_id)

    def _may(self, entry: Entry, indicator, row, step: Step, known: Known) -> bool:
        """Whether the stage from which and that to which it goes are within reach."""
        stages = self.reachable.stages(indicator)
        if entry.kind == Kind.UNCHANGED:
            return bool(stages)
        before = row.stage if row else UNSTORED.stage
        after = getattr(entry, step.side).get("stage") or before
        may_confirm, on = Stage.CONFIRMED in stages, self.writing.reach.on
        round_ = known.round_of(indicator, entry.key[2])
        if why_locked(before, round_, on=on, may_confirm=may_confirm):
            return False
        return before in stages and after in stages

    def _write(self, chunk: Chunk, known: Known) -> None:
        new = [entry for entry in chunk.entries if entry.kind == Kind.NEW]
        changed = [entry for entry in chunk.entries if entry.kind == Kind.CHANGED]
        last = last_versions(Actual, {entry.key[0] for entry in new}) if new else {}
        for entry, pk in zip(new, self.usual.new_ids(len(new)), strict=True):
            entry.key[3:] = [pk, last.get(_place(entry), 0) + 1]
        self.usual.insert([self._made(entry) for entry in new])
        self._update([(known.actuals[_place(entry)], entry.new) for entry in changed])
        for entry in changed:
            entry.key[4] += 1

    def _restore(self, chunk: Chunk, known: Known) -> None:
        new = [entry for entry in chunk.entries if entry.kind == Kind.NEW]
        changed = [entry for entry in chunk.entries if entry.kind == Kind.CHANGED]
        self._update([(known.actuals[_place(entry)], entry.old) for entry in changed])
        rows = [known.actuals[_place(entry)] for entry in new]
        self._note_stages(rows)
        if rows:
            self.usual.delete(rows)

    def _made(self, entry: Entry) -> Stored:
        indicator, _version, year, pk, version = entry.key
        row = UNSTORED._replace(
            id=pk,
            version=version,
            indicator_id=indicator,
            fiscal_year=year,
            position=0,
            **from_texts(entry.new),
        )
        self._note_stages([row])
        return row

    def _update(self, pairs: list[tuple[Stored, dict[str, str]]]) -> None:
        """Bring stored rows up to what the texts say, corrections with their reason."""
        usual, corrected = [], []
        for old, texts in pairs:
            row = old._replace(version=old.version + 1, **from_texts(texts))
            self._note_stages([old, row])
            is_correction = old.stage == Stage.PUBLISHED and self.writing.correction
            (corrected if is_correction else usual).append(row)
        found = self.usual.update(usual) + self.correcting.update(corrected)
        if found != len(pairs):
            # Somebody without the plan's lock was quicker.
            raise Stale([str(CHANGED) % {"row": _("A row"), "who": ""}])

    def _note_stages(self, rows: Collection[Stored]) -> None:
        self.is_counted = self.is_counted or any(row.stage in CONFIRMED for row in rows)

    def _touch(self) -> None:
        """Raise the plans' versions; publish corrections, count what has changed."""
        Plan.touch_all(self.moved)
        if not self.is_counted:
            tallies.carry_over(self.moved)
            return
        follow(self.moved)
        if len(self.moved) <= MOST_COUNTED_AT_ONCE:
            for plan in Plan.objects.filter(pk__in=self.moved):
                tallies.refresh(plan)

    def _say(
        self,
        sentence,
        entry: Entry,
        indicator: KnownIndicator | None,
        *,
        row: Stored | None = None,
    ) -> None:
        if len(self.stale) >= MOST_TOLD:
            return
        name = f"{indicator.code} {indicator.name}" if indicator else _("(deleted)")
        told = {"row": f"{name} {entry.key[2]}", "who": _who(row)}
        self.stale.append(str(sentence) % told)


def _who(row: Stored | None) -> str:
    """Who saved the row last, and when, to stand inside a sentence."""
    last = row and Actual.history.filter(id=row.id).order_by("-history_id").first()
    if not last or not last.history_user:
        return ""
    return _(" by %(who)s") % {"who": last.history_user}


def _place(entry: Entry) -> tuple[int, int]:
    return entry.key[0], entry.key[2]
