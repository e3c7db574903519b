"""What differs between two versions of a published year, cell by cell."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from indicators.facts import Facts
from indicators.models import (
    Publication,
    PublishedActual,
    PublishedIndicator,
    PublishedReview,
    PublishedTarget,
)
from indicators.progress import Judgement
from indicators.published.cells import (
    Difference,
    Kind,
    cells_between,
    rows_between,
)
from indicators.published.content import Content
from indicators.published.drafting import SAID
from indicators.published.storing import KEPT_OF_ACTUAL
from indicators.rounding import half_up
from indicators.wording import words
from plans.printing import with_triangle

RULES = ("plan_title", "way_starts", "pace_upper", "pace_lower", "letters", "tolerance")
UNTOLD = {"id", "publication_id", "original", "position", "successor_measure_id"}
KEY_OF_TARGET = {
    "id",
    "indicator_id",
    "place",
    "edition_order",
    "edition_code",
    "fiscal_year",
    "every_year",
}
TARGET = tuple(
    field.attname
    for field in PublishedTarget._meta.concrete_fields
    if field.attname not in KEY_OF_TARGET
)
ACTUAL = tuple(name for name in KEPT_OF_ACTUAL if name != "fiscal_year")
FIGURES = {"progress": _("progress"), "pace": _("pace")}


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """In the order of the plan; the rules first, what people say last."""
    return (
        *cells_between(before.publication, after.publication, Publication, RULES),
        *_of_indicators(before.facts, after.facts),
        *_of_reviews(before.reviews, after.reviews),
    )


def _of_indicators(
    before: Mapping[int, Facts], after: Mapping[int, Facts]
) -> Iterator[Difference]:
    for pk in dict.fromkeys([*after, *before]):
        old, new = before.get(pk), after.get(pk)
        indicator = (new or old).indicator
        whose = {
            "thing": "indicator",
            "code": indicator.code,
            "name": indicator.name,
        }
        if old is None or new is None:
            shown = (old and _("listed")) or "", (new and _("listed")) or ""
            yield Difference(
                kind=Kind.DEFINITION,
                label=_("Indicator"),
                was=shown[0],
                now=shown[1],
                **whose,
            )
        if new is not None:
            yield from _of_indicator(old, new, whose)


def _of_indicator(old: Facts | None, new: Facts, whose: dict) -> Iterator[Difference]:
    indicator = new.indicator
    measured = ((old or new).indicator, indicator)
    if old is not None:
        names = [
            field.attname
            for field in PublishedIndicator._meta.concrete_fields
            if field.attname not in UNTOLD
        ]
        yield from cells_between(
            old.indicator,
            indicator,
            PublishedIndicator,
            names,
            kind=Kind.DEFINITION,
            measured=measured,
            **whose,
        )
        if old.states != new.states:
            yield Difference(
                kind=Kind.DEFINITION,
                label=_("States in their order"),
                was=" → ".join(old.states),
                now=" → ".join(new.states),
                **whose,
            )
    yield from rows_between(
        {_target_key(row): row for row in old.targets} if old else {},
        {_target_key(row): row for row in new.targets},
        PublishedTarget,
        TARGET,
        kind=Kind.TARGET,
        measured=measured,
        **whose,
    )
    yield from rows_between(
        {row.fiscal_year: row for row in old.actuals} if old else {},
        {row.fiscal_year: row for row in new.actuals},
        PublishedActual,
        ACTUAL,
        kind=Kind.VALUE,
        measured=measured,
        **whose,
    )
    yield from _of_judgements((old and old.judgements) or {}, new.judgements, whose)


def _target_key(row) -> tuple:
    return (row.edition_code, row.fiscal_year, row.every_year)


def _of_judgements(
    before: Mapping[int, Judgement], after: Mapping[int, Judgement], whose: dict
) -> Iterator[Difference]:
    for year in sorted({*before, *after}):
        old, new = before.get(year), after.get(year)
        cells = [(_("Judgement"), _judgement_words(old), _judgement_words(new))]
        cells += [
            (label, _percent(old, name), _percent(new, name))
            for name, label in FIGURES.items()
        ]
        for label, was, now in cells:
            if was != now:
                yield Difference(
                    kind=Kind.JUDGEMENT,
                    fiscal_year=year,
                    label=label,
                    was=was,
                    now=now,
                    **whose,
                )


def _judgement_words(judgement: Judgement | None) -> str:
    return f"{words(judgement)} {judgement.letter}" if judgement else ""


def _percent(judgement: Judgement | None, name: str) -> str:
    figure = judgement and getattr(judgement, name)
    return "" if figure is None else f"{with_triangle(half_up(figure * 100, 1))}%"


def _of_reviews(
    before: Iterable[PublishedReview], after: Iterable[PublishedReview]
) -> Iterator[Difference]:
    old = {row.original: row for row in before}
    new = {row.original: row for row in after}
    for pk in dict.fromkeys([*new, *old]):
        row = new.get(pk) or old[pk]
        yield from cells_between(
            old.get(pk),
            new.get(pk),
            PublishedReview,
            SAID,
            kind=Kind.REVIEW,
            thing="measure",
            code=row.measure_code,
            name=row.measure_title,
        )
