"""What was published when: of a plan, and of one indicator."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import F

from indicators.models import (
    Indicator,
    Publication,
    PublishedIndicator,
    PublishedJudgement,
)
from indicators.published.cells import Difference
from indicators.published.differences import differences
from indicators.published.loading import load
from plans.models import Plan

Group = tuple[tuple[str, str, str], list[Difference]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedYear:
    """The versions of one year, the newest first."""

    fiscal_year: int
    versions: tuple[Publication, ...]


def published_years(plan: Plan) -> tuple[PublishedYear, ...]:
    """The latest year first. One query."""
    rows = plan.publications.order_by("-fiscal_year", "-version")
    return tuple(
        PublishedYear(fiscal_year=year, versions=tuple(versions))
        for year, versions in groupby(rows, attrgetter("fiscal_year"))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionReport:
    """A version and what differs from the one before it, cell by cell."""

    publication: Publication
    before: Publication | None
    latest: Publication
    differences: tuple[Difference, ...]

    @property
    def groups(self) -> list[Group]:
        return grouped(self.differences)


def grouped(differences: Iterable[Difference]) -> list[Group]:
    """By what they belong to: kind of thing, code and name."""
    return [(whose, list(cells)) for whose, cells in groupby(differences, _whose)]


def _whose(difference: Difference) -> tuple[str, str, str]:
    return (difference.thing, difference.code, difference.name)


def version_report(plan: Plan, fiscal_year: int, version: int) -> VersionReport | None:
    """None where there is no such version. At most five queries."""
    found = {
        (one.fiscal_year, one.version): one for one in plan.publications.order_by("pk")
    }
    publication = found.get((fiscal_year, version))
    if publication is None:
        return None
    before = found.get((fiscal_year, version - 1))
    return VersionReport(
        publication=publication,
        before=before,
        latest=max(
            (one for one in found.values() if one.fiscal_year == fiscal_year),
            key=attrgetter("version"),
        ),
        differences=differences(load(before), load(publication)) if before else (),
    )


def gone_indicator(plan: Plan, code: str) -> Indicator | None:
    """An indicator that is no longer in the plan, as it was published last."""
    latest = Publication.objects.filter(plan=plan).latest_versions()
    rows = PublishedIndicator.objects.filter(publication__in=latest, code=code)
    last = rows.order_by("-publication__fiscal_year").first()
    if last is None:
        return None
    return Indicator(pk=last.original, plan=plan, code=code, name=last.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One indicator in one publication: how its year was judged there."""

    publication: Publication
    judgement: PublishedJudgement


def appearances_of(indicator: Indicator) -> tuple[Appearance, ...]:
    """First versions and those in which something of it changed. One query."""
    rows = (
        PublishedJudgement.objects.filter(
            indicator__original=indicator.pk,
            indicator__publication__plan=indicator.plan_id,
            fiscal_year=F("indicator__publication__fiscal_year"),
        )
        .select_related("indicator__publication")
        .order_by("fiscal_year", "indicator__publication__version")
    )
    return tuple(reversed(list(_appearances(rows))))


def _appearances(rows) -> Iterator[Appearance]:
    before = None
    for row in rows:
        is_later = before is not None and before.fiscal_year == row.fiscal_year
        if not is_later or _told(before) != _told(row):
            yield Appearance(publication=row.indicator.publication, judgement=row)
        before = row


def _told(row: PublishedJudgement) -> tuple:
    return (
        row.status,
        row.reason,
        row.actual,
        row.actual_state,
        row.target_year,
        row.progress,
        row.pace,
        row.provisional,
    )
