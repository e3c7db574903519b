"""A publication from its rows, in a fixed number of queries."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q, QuerySet

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
from plans.models.among import Among
from plans.together import Given, Reading, instances, whole

# As plain as the other values: it is read of every year of every indicator.
PUBLISHED = Stage.PUBLISHED.value
STAGE = ActualFacts._fields.index("stage")
PARTS = ("targets", "states", "actuals", "judgements")


def load(publication: Publication) -> Content:
    """All of it. Two queries."""
    return Content(
        publication=publication,
        facts=published_facts(publication),
        reviews=tuple(publication.reviews.order_by("original")),
    )


def published_facts(
    publication: Publication,
    *,
    originals: Collection[int] | None = None,
    since: int | None = None,
) -> dict[int, Facts]:
    """Facts by the indicator's own id, in the order of the plan. One query.

    ``originals``: ids of the indicators that are asked for, all where it is left out;
    ``since``: the first year of which a judgement is asked for.
    """
    given = {"publication": publication.pk, "since": since or 0}
    if originals is None:
        return facts_from(WHOLE(**given), publication)
    some = Reading(lambda: published_rows(originals=originals))
    return facts_from(some(**given), publication)


def published_rows(*, originals: Collection[int] | None = None) -> dict[str, QuerySet]:
    """What the facts are read from, for a ``Reading``."""
    own = "indicator__original"
    rows = PublishedIndicator.objects.filter(publication=Given("publication"))
    within = Q(indicator__publication=Given("publication"))
    if originals is not None:
        rows = rows.filter(Among("original", originals))
        within &= Q(Among(own, originals))
    targets = PublishedTarget.objects.filter(within).order_by("place")
    states = PublishedState.objects.filter(within).order_by("order")
    actuals = PublishedActual.objects.filter(within).order_by("fiscal_year")
    judgements = PublishedJudgement.objects.filter(
        within, fiscal_year__gte=Given("since")
    ).order_by("fiscal_year")
    ordered = rows.order_by("position", "original")
    return {
        "indicators": ordered.values_list(*whole(PublishedIndicator)),
        "targets": targets.values_list(own, *TargetFacts._fields[1:]),
        "states": states.values_list(own, "state"),
        "actuals": actuals.values_list(own, *KEPT_OF_ACTUAL),
        "judgements": judgements.values_list(own, *READ),
    }


WHOLE = Reading(published_rows)


def facts_from(
    rows: Mapping[str, Sequence], publication: Publication
) -> dict[int, Facts]:
    indicators = instances(PublishedIndicator, rows["indicators"])
    found = {row.original: row for row in indicators}
    of_each: dict[str, dict[int, list]] = {
        name: {pk: [] for pk in found} for name in rows
    }
    for row in rows["targets"]:
        of_each["targets"][row[0]].append(TargetFacts._make(row))
    for original, state in rows["states"]:
        of_each["states"][original].append(state)
    for row in rows["actuals"]:
        of_each["actuals"][row[0]].append(actual_from(row))
    for original, *values in rows["judgements"]:
        of_each["judgements"][original].append(dict(zip(READ, values, strict=True)))
    return {
        pk: _facts(row, publication, **{name: of_each[name][pk] for name in PARTS})
        for pk, row in found.items()
    }


def _facts(
    indicator: PublishedIndicator,
    publication: Publication,
    *,
    targets: list[TargetFacts],
    states: list[str],
    actuals: list[ActualFacts],
    judgements: list[dict],
) -> Facts:
    facts = Facts(indicator, tuple(targets), tuple(states), tuple(actuals))
    course, scale = course_from(facts, plan=publication), publication.bands
    judged = {
        stored["fiscal_year"]: judgement_from(stored, course=course, scale=scale)
        for stored in judgements
    }
    return replace(facts, judgements=judged)


def actual_from(values: Sequence) -> ActualFacts:
    """From the indicator's own id and what is kept of an actual."""
    return ActualFacts._make((*values[:STAGE], PUBLISHED, *values[STAGE:]))
