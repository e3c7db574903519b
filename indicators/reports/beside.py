"""What stands at measures beside their indicators, of one or of all, read at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from indicators.models import Audience, Indicator
from indicators.reports.budgets import BudgetTable, budget_tables
from indicators.reports.grounds import Ground
from indicators.reports.places import Kind, Place
from indicators.reports.said import Said, said
from indicators.reports.texts import TextGroup, grouped
from measures.models import Budget, BudgetTotal, Measure, Partner, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLine:
    """An organization that takes part; either of code and name may be empty."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """By the ids of measures; ``absorbed`` are indicators merged into a measure."""

    texts: Mapping[int, Iterable[Text]]
    budgets: Mapping[int, Iterable[Budget]]
    totals: Mapping[int, Iterable[BudgetTotal]]
    partners: Mapping[int, Iterable[Partner]]
    absorbed: Mapping[int, Iterable[Indicator]]
    said: Said

    def texts_of(self, measure: Measure) -> tuple[TextGroup, ...]:
        return grouped(self.texts.get(measure.pk, ()))

    def budgets_of(self, measure: Measure) -> tuple[BudgetTable, ...]:
        pk = measure.pk
        return budget_tables(self.budgets.get(pk, ()), self.totals.get(pk, ()))

    def partners_of(self, measure: Measure) -> tuple[PartnerLine, ...]:
        return tuple(
            PartnerLine(code=row.organization.code, name=row.organization.name)
            for row in self.partners.get(measure.pk, ())
        )

    def absorbed_by(self, measure: Measure) -> tuple[Place, ...]:
        return tuple(
            Place(kind=Kind.INDICATOR, code=row.code, title=row.name)
            for row in self.absorbed.get(measure.pk, ())
        )


def beside(ground: Ground, audience: Audience, *, only: Measure | None) -> Beside:
    """Six queries, nine where something was published."""
    whose = {"measure": only} if only else {"measure__plan": ground.plan}
    into = Indicator.objects.filter(
        **{f"successor_{path}": value for path, value in whose.items()}
    )
    budgets = Budget.objects.filter(**whose).select_related("edition")
    totals = BudgetTotal.objects.filter(**whose).select_related("edition")
    partners = Partner.objects.filter(**whose).select_related("organization")
    texts = Text.objects.filter(**whose)
    return Beside(
        texts=_by(texts.order_by("position", "pk")),
        budgets=_by(budgets.order_by("fiscal_year")),
        totals=_by(totals),
        partners=_by(partners.order_by("position", "pk")),
        absorbed=_by(
            into.order_by("position", "pk"), lambda row: row.successor_measure_id
        ),
        said=said(ground, audience, only=only),
    )


def _by(
    rows: Iterable, measure: Callable = lambda row: row.measure_id
) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(measure(row), []).append(row)
    return found
