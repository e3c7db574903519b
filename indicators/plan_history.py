"""All that was changed in a plan between two moments, kind by kind, in pieces."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cached_property

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from indicators.histories import BELOW, actual_entries, step_entries
from indicators.models import Actual, Indicator, Round, StageChange, Target
from measures.models import Budget, BudgetTotal, Measure, Review
from plans.histories import Entry, entries_of
from plans.models import Plan
from plans.models.among import Among

ROWS_AT_A_TIME = 500


class Kind(TextChoices):
    """What an auditor chooses among."""

    INDICATORS = "indicators", _("Indicators and baselines")
    TARGETS = "targets", _("Targets")
    ACTUALS = "actuals", _("Values")
    STAGES = "stages", _("Stages")
    REVIEWS = "reviews", _("Reviews")
    BUDGETS = "budgets", _("Budgets")
    ROUNDS = "rounds", _("Rounds")


MODELS = {
    Kind.INDICATORS: (Indicator, *(it for it in BELOW if it is not Target)),
    Kind.TARGETS: (Target,),
    Kind.ACTUALS: (Actual,),
    Kind.REVIEWS: (Review,),
    Kind.BUDGETS: (Budget, BudgetTotal),
    Kind.ROUNDS: (Round,),
}


class PlanHistory:
    """What was changed from ``start`` on and before ``end``."""

    def __init__(
        self, plan: Plan, kinds: Collection[str], *, start: datetime, end: datetime
    ) -> None:
        self.plan, self.start, self.end = plan, start, end
        self.kinds = [kind for kind in Kind if kind in kinds]

    def entries(self) -> Iterator[Entry]:
        """Kind by kind, each row's changes together; 500 rows in memory at once."""
        for kind in self.kinds:
            if kind == Kind.STAGES:
                yield from step_entries(self._steps().iterator(), self._names)
                continue
            for model in MODELS[kind]:
                records = self._records(model).filter(history_date__gte=self.start)
                ids = records.order_by("id").values_list("id", flat=True).distinct()
                ids = list(ids)
                for start in range(0, len(ids), ROWS_AT_A_TIME):
                    some = ids[start : start + ROWS_AT_A_TIME]
                    found = self._entries_of(model, some)
                    yield from sorted(found, key=lambda one: one.record.id)

    def latest(self, limit: int) -> list[Entry]:
        """The latest of all kinds together, in a fixed number of queries."""
        found: list[Entry] = []
        for kind in self.kinds:
            if kind == Kind.STAGES:
                steps = self._steps().order_by("-pk")[:limit]
                found += step_entries(steps, self._names)
                continue
            for model in MODELS[kind]:
                records = self._records(model).filter(history_date__gte=self.start)
                ids = records.order_by("-history_id").values_list("id", flat=True)
                found += self._entries_of(model, set(ids[:limit]))
        found.sort(key=lambda entry: entry.order, reverse=True)
        return found[:limit]

    def codes(self) -> dict[tuple[str, int], str]:
        """The last known codes of indicators and measures, deleted ones too."""
        return {
            (name, pk): code
            for name, model in {"indicator": Indicator, "measure": Measure}.items()
            for pk, code in self._records(model)
            .order_by("history_id")
            .values_list("id", "code")
        }

    @cached_property
    def _names(self) -> dict[int, str]:
        """The last known names of indicators."""
        records = Indicator.history.filter(plan_id=self.plan.pk)
        return dict(records.order_by("history_id").values_list("id", "name"))

    def _entries_of(self, model, ids: Iterable[int]) -> Iterator[Entry]:
        """Held against what was there before ``start``; one row's in order."""
        records = self._records(model).filter(Among("id", ids))
        if model is Actual:
            found = actual_entries(records, self._steps_of(records))
        else:
            found = entries_of(records)
        return (one for one in found if one.when >= self.start)

    def _records(self, model) -> QuerySet:
        return model.history.filter(self._within(model), history_date__lt=self.end)

    def _within(self, model) -> Q:
        names = {field.name for field in model._meta.concrete_fields}
        if "plan" in names:
            return Q(plan_id=self.plan.pk)
        name, parent = (
            ("indicator_id", Indicator)
            if "indicator" in names
            else ("measure_id", Measure)
        )
        rows = parent.history.filter(plan_id=self.plan.pk).order_by()
        return Q(**{f"{name}__in": rows.values("id")})

    def _steps(self) -> QuerySet:
        steps = StageChange.objects.filter(
            self._within(StageChange), at__gte=self.start, at__lt=self.end
        )
        return steps.select_related("by").order_by("pk")

    def _steps_of(self, records: QuerySet) -> list[StageChange]:
        ids = records.order_by().values("indicator_id")
        return list(StageChange.objects.filter(indicator_id__in=ids))
