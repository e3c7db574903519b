"""What the address of the structure page asks for, and what it offers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from indicators.reports.plan import PlanReport
from indicators.reports.structure import LevelCount
from measures.contents import Key
from measures.sdgs import Sdg

NAMES = ("year", "version", "sdg", "department", "depth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something to choose: what the address then says, and how it is named."""

    value: str
    label: str
    is_chosen: bool
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureAsked:
    """``sdg`` and ``department`` (a code) filter, ``depth`` unfolds that far.

    ``refused`` are sentences about what cannot be shown; it is left out then.
    """

    typed: Mapping[str, str]
    sdgs: Sequence[Sdg]
    departments: Mapping[str, str]
    levels: Sequence[LevelCount]

    @property
    def sdg(self) -> int | None:
        found = (one.number for one in self.sdgs if str(one.number) == self._of("sdg"))
        return next(found, None)

    @property
    def department(self) -> str:
        typed = self._of("department")
        return typed if typed in self.departments else ""

    @property
    def depth(self) -> int:
        """Of the plan's levels the lowest that is unfolded; all are without a word."""
        depths = [level.depth for level in self.levels]
        typed = self._of("depth")
        found = (depth for depth in depths if str(depth) == typed)
        return next(found, max(depths, default=0))

    @property
    def is_filtered(self) -> bool:
        return self.sdg is not None or self.department != ""

    @property
    def refused(self) -> Iterator[str]:
        if self._of("sdg") and self.sdg is None:
            yield _(
                "This plan prints no SDG “%(typed)s”. It is shown without that filter."
            ) % {"typed": self._of("sdg")}
        if self._of("department") and not self.department:
            yield _(
                "No department “%(typed)s” takes part in this plan. It is shown "
                "without that filter."
            ) % {"typed": self._of("department")}
        depths = [str(level.depth) for level in self.levels]
        if self._of("depth") and self._of("depth") not in depths:
            yield _(
                "This plan has no level “%(typed)s” to unfold. All are unfolded."
            ) % {"typed": self._of("depth")}

    @property
    def sdg_offers(self) -> tuple[Offer, ...]:
        """Every SDG of the plan; the chosen one offers to be taken back."""
        return tuple(
            Offer(
                value=str(one.number),
                label=one.words,
                is_chosen=one.number == self.sdg,
                query=self._query(sdg="" if one.number == self.sdg else one.number),
            )
            for one in self.sdgs
        )

    @property
    def department_offers(self) -> tuple[Offer, ...]:
        return tuple(
            Offer(
                value=code,
                label=name,
                is_chosen=code == self.department,
                query=self._query(department=code),
            )
            for code, name in self.departments.items()
        )

    @property
    def depth_offers(self) -> tuple[Offer, ...]:
        """One for each level, none where there is nothing to fold."""
        last = max((level.depth for level in self.levels), default=0)
        if not last:
            return ()
        return tuple(
            Offer(
                value=str(level.depth),
                label=level.name,
                is_chosen=level.depth == self.depth,
                query=self._query(depth="" if level.depth == last else level.depth),
            )
            for level in self.levels
        )

    @property
    def unfiltered(self) -> str:
        return self._query(sdg="", department="")

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a form that asks for year and department has to send along."""
        chosen = {"sdg": self.sdg or "", "depth": self._depth_typed}
        return tuple((name, str(value)) for name, value in chosen.items() if value)

    @property
    def _depth_typed(self) -> str:
        return self._of("depth") if str(self.depth) == self._of("depth") else ""

    def _of(self, name: str) -> str:
        return self.typed.get(name, "")

    def _query(self, **changes: object) -> str:
        """The address's parameters, those that were refused left out."""
        asked = {name: self._of(name) for name in ("year", "version")}
        asked |= {"sdg": self.sdg or "", "department": self.department}
        asked |= {"depth": self._depth_typed} | changes
        said = {name: value for name, value in asked.items() if value != ""}
        return f"?{urlencode(said)}" if said else "?"


def structure_asked(
    typed: Mapping[str, str], report: PlanReport, sdgs: Mapping[Key, Sequence[Sdg]]
) -> StructureAsked:
    """``typed``: the parameters of the address, ``sdgs`` by goal and measure."""
    named: dict[int, Sdg] = {}
    for one in (one for found in sdgs.values() for one in found):
        if one.number not in named or not named[one.number].words:
            named[one.number] = one
    return StructureAsked(
        typed={name: typed[name] for name in NAMES if name in typed},
        sdgs=[named[number] for number in sorted(named)],
        departments=dict(_departments(report)),
        levels=report.levels,
    )


def _departments(report: PlanReport) -> Iterator[tuple[str, str]]:
    """By code; those without one cannot be asked for."""
    found = {
        node.department_code: node.department
        for goal in report.goals
        for node in goal.branch
    }
    found |= {line.department_code: line.department for line in report.lines}
    found.pop("", None)
    yield from sorted(found.items(), key=lambda item: item[0])
