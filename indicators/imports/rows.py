"""One row of a sheet beside the stored one: what it changes, or why it cannot."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from indicators.entering import IN_ROUND, OUT_OF_REACH, check_begun, why_locked
from indicators.enums import Stage
from indicators.imports import outliers
from indicators.imports.composing import Composer, RefusedRow, refused
from indicators.imports.given import TEXTS, Given
from indicators.imports.known import Known, KnownIndicator
from indicators.imports.reachable import Reachable
from indicators.imports.same import says_the_same
from indicators.imports.seen import Seen
from indicators.imports.stored import UNSTORED, Stored, as_texts
from indicators.models import Round
from plans.fiscal import year_label
from plans.imports.importer import Reach
from plans.imports.problems import Problem, Warned
from plans.imports.staging import Entry, Kind, entry_of
from plans.models import Blanks
from plans.reading import Refusal
from plans.sheets.cp932 import as_cp932
from plans.sheets.visible import as_written

UNKNOWN = _(
    "“%(plan)s” has no indicator “%(text)s” for which you enter values. The codes "
    "stand in the sheet that you can download."
)
TWICE = _("This indicator and year stand in row %(first)d already. Keep one of them.")
LOCKED = _("Locked: this value has come further than you may change it.")
STAGE_OUT_OF_REACH = _("“%(text)s” is a stage that you cannot give to a value.")
CORRECTION = _("This value is published; the old one stays in the history.")
OTHER_NAME = _("The code %(code)s stands for “%(known)s”, not for “%(typed)s”.")

BLANK = UNSTORED._asdict()
# An enum's value is looked up; here it is asked for with each of many rows.
NEW, CHANGED, UNCHANGED = (kind.value for kind in Kind)


class RowJudge:
    """Judges rows one after the other; ``problems`` collects what is wrong.

    ``is_cp932``: a text that differs only in what that encoding lacks is no change.
    """

    def __init__(self, *, reach: Reach, blanks: Blanks, is_cp932: bool) -> None:
        self.reach, self.is_cp932 = reach, is_cp932
        self.composer = Composer(blanks, is_cp932=is_cp932)
        self.seen = Seen()
        self.problems: list[Problem] = []
        self.left_empty = 0
        self.reachable = Reachable(reach)
        self._begun: set[int] = set()

    def entries(self, block: Iterable[Given], known: Known) -> list[Entry]:
        """What is staged of a block; nothing of a row that is empty or wrong."""
        within_reach = {
            codes: (indicator, stages)
            for codes, indicator in known.by_code.items()
            if (stages := self.reachable.stages(indicator))
        }
        entries = []
        for given in block:
            found = within_reach.get((given.plan_code, given.indicator_code))
            if found is None:
                self._refuse(
                    given, UNKNOWN, plan=given.plan_code, text=given.indicator_code
                )
            elif entry := self._judged(given, known, *found):
                entries.append(entry)
        self._warn_of_outliers(entries, known)
        return entries

    def _judged(
        self, given: Given, known: Known, indicator: KnownIndicator, stages: list[str]
    ) -> Entry | None:
        pk, year = indicator.pk, given.fiscal_year
        first = self.seen.line_of(pk, year, given.line)
        if first:
            self._refuse(given, TWICE, first=first)
            return None
        old = known.actuals.get((pk, year))
        if old and says_the_same(given, old, indicator):
            return _unchanged(given, indicator, old, [])
        try:
            facts = self.composer.compose(
                given,
                old or UNSTORED,
                indicator=indicator,
                states=known.states.get(pk, ()),
            )
            changes = self._changes(old, facts) if facts else {}
            if changes:
                self._check_stages(given, old, facts, stages)
                if round_ := known.round_of(indicator, year):
                    self._check_round(given, old, changes, round_, stages)
                if old is None and year not in self._begun:
                    self._check_begun(year, given)
        except RefusedRow as row:
            self.problems.append(row.problem)
            return None
        if facts is None:
            self.left_empty += 1
        if not changes and (old is None or facts is None):
            return None
        warnings = []
        if given.layout.names_indicators:
            warnings += _name_warnings(given, indicator)
        if not changes:
            return _unchanged(given, indicator, old, warnings)
        if "value" in changes:
            known.coming[pk, year] = changes["value"]
        if old and old.stage == Stage.PUBLISHED:
            warnings.append((Warned.PUBLISHED.value, str(CORRECTION)))
        if old is None:
            return _new(given, indicator, changes, warnings)
        return _changed(given, indicator, old, changes, warnings)

    def _warn_of_outliers(self, entries: Iterable[Entry], known: Known) -> None:
        """Hold each new value against the year before, once all of a block are known.

        That year may be given in a later row, or in a column further to the right.
        """
        for entry in entries:
            if "value" not in entry.new:
                continue
            key = entry.key
            pk, year = key[0], key[2]
            value, before = known.coming[pk, year], known.value_of(pk, year - 1)
            if value is None or before is None or value == before:
                continue
            numbers = Decimal(value), Decimal(before)
            if kind := outliers.kind_of(*numbers):
                entry.warnings.insert(
                    0, outliers.warning(kind, *numbers, indicator=known.by_pk[pk])
                )

    def _changes(
        self, old: Stored | None, facts: dict[str, str | None]
    ) -> dict[str, str | None]:
        if old is None:
            return {name: it for name, it in facts.items() if it != BLANK[name]}
        changes = {
            name: value for name, value in facts.items() if value != getattr(old, name)
        }
        for name in TEXTS:
            if name in changes:
                known = as_written(getattr(old, name))
                spelled = as_cp932(known) if self.is_cp932 else known
                if changes[name] in (known, spelled):
                    del changes[name]
        return changes

    def _check_stages(
        self,
        given: Given,
        old: Stored | None,
        facts: dict[str, str | None],
        stages: list[str],
    ) -> None:
        before = old or UNSTORED
        if old and old.stage not in stages:
            raise refused(given, "value", OUT_OF_REACH.get(old.stage, LOCKED))
        if facts.get("stage", before.stage) not in stages:
            text = given.cells["stage"]
            raise refused(given, "stage", STAGE_OUT_OF_REACH, text=text)

    def _check_round(
        self,
        given: Given,
        old: Stored | None,
        changes: dict[str, str | None],
        round_: Round,
        stages: list[str],
    ) -> None:
        """A department keeps to the dates and to drafts; nobody passes the steps by."""
        if "stage" in changes:
            label = year_label(given.fiscal_year)
            raise refused(given, "stage", IN_ROUND, year=label)
        sentence = why_locked(
            (old or UNSTORED).stage,
            round_,
            on=self.reach.on,
            may_confirm=Stage.CONFIRMED in stages,
        )
        if sentence:
            raise refused(given, "value", sentence)

    def _check_begun(self, year: int, given: Given) -> None:
        try:
            check_begun(year, typed=str(year), on=self.reach.on)
        except Refusal as refusal:
            raise refused(given, "fiscal_year", refusal) from None
        self._begun.add(year)

    def _refuse(self, given: Given, sentence, **params) -> None:
        problem = refused(given, "indicator_code", sentence, **params).problem
        self.problems.append(problem)


def _name_warnings(given: Given, indicator: KnownIndicator) -> list[tuple[str, str]]:
    typed = given.cells["indicator"].strip()
    if not typed or typed == indicator.name:
        return []
    known = as_written(indicator.name)
    if typed in (known.strip(), as_cp932(known).strip()):
        return []
    told = {"code": indicator.code, "known": indicator.name, "typed": typed}
    return [(Warned.NAME.value, Problem.of(0, "", OTHER_NAME, **told).sentence)]


def _unchanged(
    given: Given, indicator: KnownIndicator, old: Stored, warnings: list
) -> Entry:
    key = _key(given, indicator, old)
    return entry_of((given.line, UNCHANGED, key, {}, {}, warnings))


def _new(
    given: Given, indicator: KnownIndicator, changes: dict, warnings: list
) -> Entry:
    key = [indicator.pk, indicator.version, given.fiscal_year, None, None]
    # Where nothing was, whatever changes is a text.
    return entry_of((given.line, NEW, key, {}, changes, warnings))


def _changed(
    given: Given,
    indicator: KnownIndicator,
    old: Stored,
    changes: dict[str, str | None],
    warnings: list,
) -> Entry:
    key = _key(given, indicator, old)
    before = as_texts({name: getattr(old, name) for name in changes})
    return entry_of((given.line, CHANGED, key, before, as_texts(changes), warnings))


def _key(given: Given, indicator: KnownIndicator, old: Stored) -> list[int]:
    return [indicator.pk, indicator.version, given.fiscal_year, old.id, old.version]
