"""The sheets of measures and of their budgets, as contracts."""

from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from measures.models import Budget, BudgetKind, Measure
from plans.imports.joined import JoinedColumn
from plans.imports.measured import MeasuredCell
from plans.imports.resources import Column, SheetResource
from plans.imports.widgets import ChoiceCell, CodeCell, FlagCell, TextCell, YearCell
from plans.models import PlanLevel
from plans.printing import plain

# In the place of a fiscal year: the total that is printed beside the years.
TOTAL = "合計"
SAYS_TOTAL = {TOTAL, "計", "総額", "total"}


def line(name: str) -> TextCell:
    """One line, as long as the model allows."""
    return TextCell(Measure._meta.get_field(name).max_length)


class _Titled(SheetResource):
    # In the class below this name is that of the sheet.
    title = Column("施策名", line("title"), attribute="title", width=40)


class MeasureResource(_Titled):
    """One row is one measure, at whatever level of its plan."""

    kind = "measures"
    title = _("measures")

    plan_code = Column("計画コード", CodeCell(), attribute="plan__code", is_key=True)
    measure_code = Column("施策コード", CodeCell(), attribute="code", is_key=True)
    goal_code = Column("目標コード", CodeCell(), attribute="goal__code")
    goal = Column(
        "目標", TextCell(), attribute="goal__title", is_context=True, width=24
    )
    parent_code = Column(
        "上位の施策コード",
        CodeCell(),
        attribute="parent__code",
        width=16,
        note="目標のすぐ下の施策では空欄。",
    )
    level = Column(
        "階層",
        TextCell(PlanLevel._meta.get_field("name").max_length),
        attribute="level__name",
    )
    number = Column("番号", line("number"), attribute="number", width=8)
    is_new = Column("新規", FlagCell(), attribute="is_new", width=8)
    relists_code = Column(
        "再掲の掲載元の施策コード", CodeCell(), attribute="relists__code", width=20
    )
    ended_into_code = Column(
        "統合先の施策コード", CodeCell(), attribute="ended_into__code", width=16
    )
    department_code = Column(
        "担当課コード", CodeCell(), attribute="department__code", width=14
    )
    department = Column(
        "担当課", TextCell(), attribute="department__name", is_context=True, width=16
    )
    scope_printed = Column(
        "対象の表記", line("scope_printed"), attribute="scope_printed"
    )

    class Meta:
        model = Measure
        fields = [
            "plan_code",
            "measure_code",
            "goal_code",
            "goal",
            "parent_code",
            "level",
            "number",
            "title",
            "is_new",
            "relists_code",
            "ended_into_code",
            "department_code",
            "department",
            "scope_printed",
        ]
        import_id_fields = ["plan_code", "measure_code"]


class Amount(NamedTuple):
    """A cell of a budget: a number, or the mark that is printed in its place."""

    number: Decimal | None
    mark: str


class AmountCell(MeasuredCell):
    """A number in the unit of its row, or a dash, which is a printed mark."""

    empty = Amount(None, "")

    def read(self, text: str) -> Amount:
        reading = self.reading(text)
        return Amount(reading.value, text.strip() if reading.is_dash else "")

    def render(self, value: Amount, obj=None, **options) -> str:
        return value.mark if value.number is None else plain(value.number)


class AmountColumn(JoinedColumn):
    parts = ("amount", "mark")

    def join(self, amount: Decimal | None, mark: str) -> Amount:
        return Amount(amount, mark)

    def split(self, value: Amount) -> tuple[Decimal | None, str]:
        return value


class YearOrTotalCell(YearCell):
    """A fiscal year, or 合計 for the total that is printed beside the years."""

    def read(self, text: str) -> int | str:
        return TOTAL if text.strip() in SAYS_TOTAL else super().read(text)


class _OfAKind(SheetResource):
    # In the class below this name is that of the sheet.
    kind = Column("種別", ChoiceCell(BudgetKind), attribute="kind", is_key=True)


class BudgetResource(_OfAKind):
    """One row is one cell of a measure's budget, or the total of its years."""

    kind = "budgets"
    title = _("budgets")

    plan_code = Column(
        "計画コード", CodeCell(), attribute="measure__plan__code", is_key=True
    )
    measure_code = Column(
        "施策コード", CodeCell(), attribute="measure__code", is_key=True
    )
    measure = Column(
        "施策", TextCell(), attribute="measure__title", is_context=True, width=40
    )
    edition_code = Column(
        "版のコード", CodeCell(), attribute="edition__code", is_key=True
    )
    fiscal_year = Column(
        "年度", YearOrTotalCell(), attribute="fiscal_year", is_key=True
    )
    amount = AmountColumn(
        "金額", AmountCell(), width=14, note="数値、または計画にある記号「－」。"
    )
    unit = Column(
        "単位",
        TextCell(Budget._meta.get_field("unit").max_length),
        attribute="unit",
        width=8,
    )

    class Meta:
        model = Budget
        fields = [
            "plan_code",
            "measure_code",
            "measure",
            "edition_code",
            "fiscal_year",
            "kind",
            "amount",
            "unit",
        ]
        import_id_fields = [
            "plan_code",
            "measure_code",
            "edition_code",
            "fiscal_year",
            "kind",
        ]
