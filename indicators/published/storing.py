"""The content of a publication into its rows, which nothing changes any more."""

from collections.abc import Iterator
from datetime import datetime

from django.db import models

from indicators.facts import Facts
from indicators.models import (
    Publication,
    PublishedActual,
    PublishedState,
    PublishedTarget,
)
from indicators.published.content import Content
from indicators.published.judgements import row_of
from plans.models import User
from plans.plain_rows import insert

KEPT_OF_ACTUAL = (
    "fiscal_year",
    "value",
    "state",
    "quality",
    "missing_reason",
    "comment",
    "source",
)
SIGNED = {"id", "version", "published_at", "published_by_id", "reason"}


def store(
    content: Content, *, version: int, user: User | None, at: datetime, reason: str
) -> Publication:
    """Eight queries, whatever the size. Inside the caller's transaction."""
    rules = content.publication
    publication = Publication(
        version=version,
        published_at=at,
        published_by=user,
        reason=reason,
        **{
            field.attname: getattr(rules, field.attname)
            for field in Publication._meta.concrete_fields
            if field.attname not in SIGNED
        },
    )
    publication.save(force_insert=True)
    for one in (
        *(facts.indicator for facts in content.facts.values()),
        *content.reviews,
    ):
        one.publication = publication
    insert([facts.indicator for facts in content.facts.values()])
    insert(content.reviews)
    stored = dict(publication.indicators.values_list("original", "pk"))
    rows: dict[type[models.Model], list[models.Model]] = {}
    for original, facts in content.facts.items():
        for row in _rows_below(facts):
            row.indicator_id = stored[original]
            rows.setdefault(type(row), []).append(row)
    for same in rows.values():
        insert(same)
    return publication


def _rows_below(facts: Facts) -> Iterator[models.Model]:
    for place, target in enumerate(facts.targets):
        kept = target._asdict()
        del kept["indicator_id"]
        yield PublishedTarget(place=place, **kept)
    for order, state in enumerate(facts.states):
        yield PublishedState(order=order, state=state)
    for actual in facts.actuals:
        yield PublishedActual(
            **{name: getattr(actual, name) for name in KEPT_OF_ACTUAL}
        )
    yield from map(row_of, facts.judgements.values())
