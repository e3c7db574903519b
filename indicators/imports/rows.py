"""One row of a sheet beside the stored one: what it changes, or why it cannot."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from indicators.entering import OUT_OF_REACH, check_begun
from indicators.enums import Stage
from indicators.imports import outliers
from indicators.imports.composing import TEXTS, Composer, RefusedRow, refused
from indicators.imports.given import Given
from indicators.imports.known import Known, KnownIndicator
from indicators.imports.reachable import Reachable
from indicators.imports.same import says_the_same
from indicators.imports.seen import Seen
from indicators.imports.stored import UNSTORED, Stored, as_text
from plans.imports.importer import Reach
from plans.imports.problems import Problem, Warned
from plans.imports.staging import Entry, Kind
from plans.models import Blanks
from plans.reading import Refusal
from plans.sheets.cp932 import as_cp932
from plans.sheets.decoding import canonical

UNKNOWN = _(
    "“%(plan)s” has no indicator “%(text)s” for which you enter values. The codes "
    "stand in the sheet that you can download."
)
TWICE = _("This indicator and year stand in row %(first)d already. Keep one of them.")
LOCKED = _("Locked: this value has come further than you may change it.")
STAGE_OUT_OF_REACH = _("“%(text)s” is a stage that you cannot give to a value.")
CORRECTION = _("This value is published; the old one stays in the history.")
OTHER_NAME = _("The code %(code)s stands for “%(known)s”, not for “%(typed)s”.")


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

    def judge(self, given: Given, known: Known) -> Entry | None:
        """The staged entry; None where nothing is given or something is wrong."""
        indicator = known.by_code.get((given.plan_code, given.indicator_code))
        stages = self.reachable.stages(indicator) if indicator else None
        if not stages:
            told = {"plan": given.plan_code, "text": given.indicator_code}
            self._refuse(given, UNKNOWN, **told)
            return None
        first = self.seen.line_of(indicator.pk, given.fiscal_year, given.line)
        if first:
            self._refuse(given, TWICE, first=first)
            return None
        old = known.actuals.get((indicator.pk, given.fiscal_year))
        if old and says_the_same(given, old, indicator):
            return _entry(given, indicator, old, Kind.UNCHANGED, {}, [])
        try:
            facts = self.composer.compose(
                given,
                old or UNSTORED,
                indicator=indicator,
                states=known.states.get(indicator.pk, ()),
            )
            changes = self._changes(old or UNSTORED, facts) if facts else {}
            if changes:
                self._check_stages(given, old, facts, stages)
            if old is None and changes:
                self._check_begun(given)
        except RefusedRow as row:
            self.problems.append(row.problem)
            return None
        if facts is None:
            self.left_empty += 1
        if not changes and (old is None or facts is None):
            return None
        warnings = list(self._name_warnings(given, indicator))
        if not changes:
            return _entry(given, indicator, old, Kind.UNCHANGED, {}, warnings)
        if "value" in changes:
            warnings += self._outliers(given, indicator, changes["value"], known)
        if old and old.stage == Stage.PUBLISHED:
            warnings.append((Warned.PUBLISHED.value, str(CORRECTION)))
        kind = Kind.CHANGED if old else Kind.NEW
        return _entry(given, indicator, old, kind, changes, warnings)

    def _changes(
        self, old: Stored, facts: dict[str, str | None]
    ) -> dict[str, str | None]:
        changes = {
            name: value for name, value in facts.items() if value != getattr(old, name)
        }
        for name in TEXTS:
            if name in changes:
                known = canonical(getattr(old, name))
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

    def _check_begun(self, given: Given) -> None:
        year = given.fiscal_year
        if year in self._begun:
            return
        try:
            check_begun(year, typed=str(year), on=self.reach.on)
        except Refusal as refusal:
            raise refused(given, "fiscal_year", refusal) from None
        self._begun.add(year)

    def _outliers(
        self, given: Given, indicator: KnownIndicator, value: str | None, known: Known
    ) -> Iterator[tuple[str, str]]:
        """Held against the year before, which may be given in a row of the block."""
        known.coming[indicator.pk, given.fiscal_year] = value
        before = known.value_of(indicator.pk, given.fiscal_year - 1)
        if value is None or before is None:
            return ()
        return outliers.warnings(
            Decimal(value), Decimal(before), unit=indicator.unit, scale=indicator.scale
        )

    def _name_warnings(
        self, given: Given, indicator: KnownIndicator
    ) -> Iterator[tuple[str, str]]:
        typed = given.cells.get("indicator")
        if not typed or typed == indicator.name or not typed.strip():
            return
        known = canonical(indicator.name)
        if typed.strip() in (known.strip(), as_cp932(known).strip()):
            return
        told = {"code": indicator.code, "known": indicator.name, "typed": typed.strip()}
        yield Warned.NAME.value, Problem.of(0, "", OTHER_NAME, **told).sentence

    def _refuse(self, given: Given, sentence, **params) -> None:
        problem = refused(given, "indicator_code", sentence, **params).problem
        self.problems.append(problem)


def _entry(
    given: Given,
    indicator: KnownIndicator,
    old: Stored | None,
    kind: Kind,
    changes: dict[str, str | None],
    warnings: list[tuple[str, str]],
) -> Entry:
    key = [indicator.pk, indicator.version, given.fiscal_year]
    key += [old.id, old.version] if old else [None, None]
    return Entry(
        given.line,
        kind.value,
        key,
        {name: as_text(getattr(old, name)) for name in changes} if old else {},
        {name: as_text(value) for name, value in changes.items()},
        warnings,
    )
