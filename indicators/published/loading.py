"""A publication from its rows, in a fixed number of queries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from django.db.models import QuerySet

from indicators.courses import course_from
from indicators.enums import Stage
from indicators.facts import ActualFacts, Facts, TargetFacts
from indicators.models import (
    Publication,
    PublishedActual,
    PublishedIndicator,
    PublishedJudgement,
    PublishedState,
    PublishedTarget,
)
from indicators.published.content import Content
from indicators.published.judgements import READ, judgement_from
from indicators.published.storing import KEPT_OF_ACTUAL


def load(publication: Publication) -> Content:
    """All of it. Six queries."""
    return Content(
        publication=publication,
        facts=published_facts(publication),
        reviews=tuple(publication.reviews.order_by("original")),
    )


def published_facts(
    publication: Publication,
    *,
    originals: Iterable[int] | QuerySet | None = None,
    years: Collection[int] | None = None,
) -> dict[int, Facts]:
    """Facts by the indicator's own id, in the order of the plan. Five queries.

    ``originals``: ids of the indicators that are asked for; ``years``: those of which
    judgements are asked for. Left out, it is all of them.
    """
    rows = PublishedIndicator.objects.filter(publication=publication)
    if originals is not None:
        rows = rows.filter(original__in=originals)
    facts = {
        row.original: Facts(indicator=row, targets=(), states=(), actuals=())
        for row in rows.order_by("position", "original")
    }
    within = {"indicator__in": rows.order_by().values("pk")}
    targets: dict[int, list] = {pk: [] for pk in facts}
    for row in _targets(within):
        targets[row.indicator_id].append(row)
    states: dict[int, list] = {pk: [] for pk in facts}
    found = PublishedState.objects.filter(**within).order_by("order")
    for original, state in found.values_list("indicator__original", "state"):
        states[original].append(state)
    actuals: dict[int, list] = {pk: [] for pk in facts}
    for row in _actuals(within):
        actuals[row.indicator_id].append(row)
    complete = {
        pk: replace(
            one,
            targets=tuple(targets[pk]),
            states=tuple(states[pk]),
            actuals=tuple(actuals[pk]),
        )
        for pk, one in facts.items()
    }
    judgements = PublishedJudgement.objects.filter(**within)
    if years is not None:
        judgements = judgements.filter(fiscal_year__in=years)
    return _with_judgements(complete, judgements, publication)


def _targets(within: dict) -> list[TargetFacts]:
    names = ["indicator__original", *TargetFacts._fields[1:]]
    rows = PublishedTarget.objects.filter(**within).order_by("place")
    return list(map(TargetFacts._make, rows.values_list(*names)))


def actual_from(values: Sequence) -> ActualFacts:
    """From the indicator's own id and what is kept of an actual."""
    names = ("indicator_id", *KEPT_OF_ACTUAL)
    return ActualFacts(
        stage=Stage.PUBLISHED.value, **dict(zip(names, values, strict=True))
    )


def _actuals(within: dict) -> list[ActualFacts]:
    names = ("indicator__original", *KEPT_OF_ACTUAL)
    rows = PublishedActual.objects.filter(**within).order_by("fiscal_year")
    return list(map(actual_from, rows.values_list(*names)))


def _with_judgements(
    facts: dict[int, Facts],
    rows: QuerySet[PublishedJudgement],
    publication: Publication,
) -> dict[int, Facts]:
    scale = publication.bands
    courses = {pk: course_from(one, plan=publication) for pk, one in facts.items()}
    judged: dict[int, dict] = {pk: {} for pk in facts}
    for original, *values in rows.order_by("fiscal_year").values_list(
        "indicator__original", *READ
    ):
        stored = dict(zip(READ, values, strict=True))
        judged[original][stored["fiscal_year"]] = judgement_from(
            stored, course=courses[original], scale=scale
        )
    return {pk: replace(one, judgements=judged[pk]) for pk, one in facts.items()}
