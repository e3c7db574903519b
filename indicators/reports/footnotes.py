"""The footnotes that are printed where an indicator is."""

from collections.abc import Iterable

from django.db.models import Q

from indicators.reports.places import Kind, Place
from indicators.reports.texts import TextLine
from measures.models import Text, TextKind
from plans.models import Plan


def footnotes_at(plan: Plan, places: Iterable[Place]) -> tuple[TextLine, ...]:
    """Those of the measures, of the goals, and of all measures of these. One query."""
    places = list(places)
    goals = [place.code for place in places if place.kind == Kind.GOAL]
    measures = [place.code for place in places if place.kind == Kind.MEASURE]
    found = Text.objects.filter(
        Q(goal__code__in=goals)
        | Q(measure__goal__code__in=goals)
        | Q(measure__code__in=measures),
        plan=plan,
        kind=TextKind.FOOTNOTE,
    )
    names = ("code", "mark", "anchor", "body")
    rows = found.order_by("position", "pk").distinct().values(*names)
    return tuple(TextLine(**row) for row in rows)
