"""All about one measure."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from indicators.models import Audience, Publication
from indicators.reports.attention import AttentionItem, attention_of
from indicators.reports.beside import Beside, PartnerLine, beside
from indicators.reports.budgets import BudgetTable
from indicators.reports.grounds import Ground, ground_of
from indicators.reports.judged_lines import lines_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import Outline, outline_of
from indicators.reports.places import Place
from indicators.reports.said import ReviewLine
from indicators.reports.structure import GoalSection, MeasureNode, sections_of
from indicators.reports.texts import TextGroup
from measures.models import Measure
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReport:
    """One measure: its place, words, cost, partners, reviews and indicators.

    ``above`` leads from the goal down to the measure above. ``lines`` are the
    indicators printed here, ``lines_below`` those of the measures under it that are
    not printed here, ``lines_at_origin`` those of the measure that this one prints
    again. ``absorbed`` are the measures that ended into this one,
    ``absorbed_indicators`` the indicators that were merged into it.
    """

    plan: Plan
    fiscal_year: int | None
    node: MeasureNode
    above: tuple[Place, ...]
    absorbed: tuple[Place, ...]
    absorbed_indicators: tuple[Place, ...]
    texts: tuple[TextGroup, ...]
    budgets: tuple[BudgetTable, ...]
    partners: tuple[PartnerLine, ...]
    reviews: tuple[ReviewLine, ...]
    lines: tuple[IndicatorLine, ...]
    lines_below: tuple[IndicatorLine, ...]
    lines_at_origin: tuple[IndicatorLine, ...]
    attention: tuple[AttentionItem, ...]
    publication: Publication | None
    latest: Publication | None

    @property
    def place(self) -> Place:
        return self.node.place


def measure_report(
    measure: Measure,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
) -> MeasureReport:
    """Thirteen queries, besides the measure's plan; twelve of a published year."""
    plan = measure.plan
    outline = outline_of(plan)
    printed = {
        indicator
        for pk in _branch({measure.pk, measure.relists_id} - {None}, outline)
        for indicator in outline.at_measure.get(pk, ())
    }
    ground = ground_of(
        plan,
        fiscal_year=fiscal_year,
        audience=audience,
        version=version,
        among=printed,
        past=True,
    )
    sections = sections_of(outline, lines_of(ground, outline))
    found = beside(ground, audience, only=measure)
    return _report(measure, _nodes(sections), ground, outline, found)


def reports_of(
    ground: Ground,
    outline: Outline,
    sections: tuple[GoalSection, ...],
    found: Beside,
) -> Iterator[MeasureReport]:
    """Each measure of the sections, in the order of the document."""
    rows = {row.code: row for row in outline.measures}
    nodes = _nodes(sections)
    for code in nodes:
        yield _report(rows[code], nodes, ground, outline, found)


def _nodes(sections: tuple[GoalSection, ...]) -> dict[str, MeasureNode]:
    return {node.place.code: node for section in sections for node in section.branch}


def _report(
    measure: Measure,
    nodes: Mapping[str, MeasureNode],
    ground: Ground,
    outline: Outline,
    found: Beside,
) -> MeasureReport:
    node = nodes[measure.code]
    own = {line.code for line in node.lines}
    origin = nodes.get(node.relists.code) if node.relists else None
    elsewhere = origin.lines_below if origin else ()
    here = {line.code for line in node.lines_below}
    return MeasureReport(
        plan=ground.plan,
        fiscal_year=ground.fiscal_year,
        node=node,
        above=_above(measure, outline),
        absorbed=tuple(
            outline.measure_places[row.pk]
            for row in outline.measures
            if row.ended_into_id == measure.pk
        ),
        absorbed_indicators=found.absorbed_by(measure),
        texts=found.texts_of(measure),
        budgets=found.budgets_of(measure),
        partners=found.partners_of(measure),
        reviews=found.said.of(measure, node.lines_below),
        lines=node.lines,
        lines_below=tuple(line for line in node.lines_below if line.code not in own),
        lines_at_origin=tuple(line for line in elsewhere if line.code not in here),
        attention=attention_of(node.lines_below),
        publication=ground.publication,
        latest=ground.latest,
    )


def _branch(measures: Set[int], outline: Outline) -> set[int]:
    """Ids of the measures and of all below them."""
    branch, size = set(measures), 0
    while len(branch) > size:
        size = len(branch)
        branch |= {pk for pk, above in outline.parents.items() if above in branch}
    return branch


def _above(measure: Measure, outline: Outline) -> tuple[Place, ...]:
    above: list[Place] = []
    parent = outline.parents[measure.pk]
    while parent is not None:
        above.insert(0, outline.measure_places[parent])
        parent = outline.parents[parent]
    return (outline.goal_places[measure.goal_id], *above)
