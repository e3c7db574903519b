"""The tree of measures: what holds between one, those above and those below it."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

OTHER_GOAL = _(
    "The measure above, “%(parent)s”, stands under the goal %(theirs)s, not under "
    "%(ours)s."
)
GOAL_OF_THOSE_BELOW = _(
    "Measures below this one stand under another goal: %(measures)s. Leave their "
    "“measure above” empty first, then move each of them."
)
LEVEL_OF_GOALS = _(
    "“%(text)s” is the level of the goals (depth 0). A measure needs a deeper one: "
    "%(choices)s."
)
LEVEL_NOT_DEEPER = _(
    "“%(text)s” does not lie deeper than “%(above)s”, the level of the measure above."
)
LEVEL_OF_THOSE_BELOW = _(
    "Measures below this one do not lie deeper than the level “%(text)s”: %(measures)s."
)
RINGS = {
    "parent": _("A measure cannot stand under itself."),
    "relists": _("A measure cannot repeat itself."),
    "ended_into": _("A measure cannot end into itself."),
}


def check_tree(measure) -> None:
    """Refuse, with a ValidationError, a measure that the others do not fit.

    Asks for the others anew: forms read them before the plan was locked.
    """
    rows = {
        row.pk: row for row in measure.plan.measures.select_related("goal", "level")
    }
    below = []
    if measure.pk is not None:
        rows.pop(measure.pk, None)
        _check_rings(measure, rows)
        below = [row for row in rows.values() if row.parent_id == measure.pk]
    parent = rows.get(measure.parent_id)
    if measure.goal_id:
        _check_goal(measure, parent, below)
    if measure.level_id:
        _check_level(measure, parent, below)


def _check_rings(measure, rows: Mapping[int, object]) -> None:
    for name, sentence in RINGS.items():
        following = {pk: getattr(row, f"{name}_id") for pk, row in rows.items()}
        following[measure.pk] = getattr(measure, f"{name}_id")
        if leads_back(measure.pk, following):
            raise ValidationError({name: sentence})


def _check_goal(measure, parent, below: list) -> None:
    if parent and parent.goal_id != measure.goal_id:
        raise _refusal(
            "parent",
            OTHER_GOAL,
            parent=parent,
            theirs=parent.goal,
            ours=measure.goal,
        )
    elsewhere = [row for row in below if row.goal_id != measure.goal_id]
    if elsewhere:
        raise _refusal("goal", GOAL_OF_THOSE_BELOW, measures=_listed(elsewhere))


def _check_level(measure, parent, below: list) -> None:
    level = measure.level
    if level.depth == 0:
        names = measure.plan.levels.exclude(depth=0).values_list("name", flat=True)
        choices = "、".join(names) or "–"
        raise _refusal("level", LEVEL_OF_GOALS, text=level, choices=choices)
    if parent and level.depth <= parent.level.depth:
        raise _refusal("level", LEVEL_NOT_DEEPER, text=level, above=parent.level)
    beside = [row for row in below if row.level.depth <= level.depth]
    if beside:
        raise _refusal(
            "level", LEVEL_OF_THOSE_BELOW, text=level, measures=_listed(beside)
        )


def leads_back(start: int, following: Mapping[int, int | None]) -> bool:
    """Whether the chain from here comes back here; any ring in it ends the walk."""
    seen: set[int] = set()
    at = following.get(start)
    while at is not None and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = following.get(at)
    return False


def parents_of(measures: Iterable) -> dict[int, int | None]:
    """The measure above each, by ids.

    A ring, which no gate lets through, is cut at the one of its measures that is
    printed first: whatever the database holds, every measure can be shown.
    """
    parents = {row.pk: row.parent_id for row in measures}
    for pk in parents:
        if leads_back(pk, parents):
            parents[pk] = None
    return parents


def _refusal(field: str, sentence, **params) -> ValidationError:
    return ValidationError({field: ValidationError(sentence, params=params)})


def _listed(measures: list) -> str:
    return "、".join(str(row) for row in measures)
