"""The sheet of indicators: what is measured, how, and where it set out from."""

from django.utils.translation import gettext_lazy as _

from indicators.enums import (
    Aim,
    BaselineAbsent,
    Basis,
    Entry,
    Lifecycle,
    Quality,
)
from indicators.models import Indicator
from plans.fiscal import Period, YearKind
from plans.imports.joined import JoinedColumn
from plans.imports.measured import MeasuredCell
from plans.imports.resources import Column, SheetResource
from plans.imports.widgets import (
    ChoiceCell,
    CodeCell,
    FlagCell,
    PeriodCell,
    TextCell,
    WholeCell,
    YearCell,
)

LARGEST_SCALE = 10**15


def line(name: str) -> TextCell:
    """One line, as long as the model allows."""
    return TextCell(Indicator._meta.get_field(name).max_length)


class BaselineYear(JoinedColumn):
    """When the baseline was surveyed: a year, of which kind, in which month."""

    parts = ("baseline_year", "baseline_year_kind", "baseline_month")

    def join(self, year: int | None, kind: str, month: int | None) -> Period:
        return Period(year, YearKind(kind), month)

    def split(self, value: Period) -> tuple[int | None, str, int | None]:
        return value.year, value.kind.value, value.month


class IndicatorResource(SheetResource):
    """One row is one indicator of one plan."""

    kind = "indicators"
    title = _("indicators")

    plan_code = Column("計画コード", CodeCell(), attribute="plan__code", is_key=True)
    indicator_code = Column("指標コード", CodeCell(), attribute="code", is_key=True)
    name = Column("指標名", line("name"), attribute="name", width=36)
    role = Column("区分", line("role"), attribute="role")
    unit = Column("単位", line("unit"), attribute="unit", width=8)
    scale = Column(
        "単位の倍率",
        WholeCell(1, LARGEST_SCALE),
        attribute="scale",
        note="千人なら単位は「人」、倍率は1000。",
    )
    decimals = Column("小数の桁数", WholeCell(0, 4), attribute="decimals")
    aim = Column("めざす方向", ChoiceCell(Aim), attribute="aim", width=14)
    basis = Column("値の種類", ChoiceCell(Basis), attribute="basis")
    entry = Column("入力する値", ChoiceCell(Entry), attribute="entry", width=16)
    counts_from = Column("起算年度", YearCell(), attribute="counts_from")
    baseline_included = Column(
        "基準値を含む", FlagCell(), attribute="baseline_included"
    )
    baseline_value = Column("基準値", MeasuredCell(), attribute="baseline_value")
    baseline_state = Column(
        "当初の状態", line("baseline_state"), attribute="baseline_state"
    )
    baseline_year = BaselineYear(
        "基準年度", PeriodCell(), note="2018年度、2018年、2018年3月 のように書きます。"
    )
    baseline_quality = Column(
        "基準値の実績・見込", ChoiceCell(Quality), attribute="baseline_quality"
    )
    baseline_printed = Column(
        "基準値の表記",
        line("baseline_printed"),
        attribute="baseline_printed",
        width=20,
    )
    baseline_note = Column(
        "基準値の注記", TextCell(is_long=True), attribute="baseline_note", width=20
    )
    baseline_absent = Column(
        "基準値がない場合",
        ChoiceCell(BaselineAbsent),
        attribute="baseline_absent",
        width=22,
    )
    definition = Column(
        "定義", TextCell(is_long=True), attribute="definition", width=30
    )
    source = Column("出典", TextCell(is_long=True), attribute="source", width=20)
    department_code = Column(
        "担当課コード", CodeCell(), attribute="department__code", width=14
    )
    department = Column(
        "担当課", TextCell(), attribute="department__name", is_context=True, width=16
    )
    tolerance = Column(
        "許容差", MeasuredCell(), attribute="tolerance", note="空欄は計画の許容差。"
    )
    survey_every = Column("調査周期（年）", WholeCell(1, 100), attribute="survey_every")
    survey_first = Column("調査を行う年度", YearCell(), attribute="survey_first")
    lifecycle = Column("継続状況", ChoiceCell(Lifecycle), attribute="lifecycle")
    lifecycle_from = Column(
        "統合・終了の年度", YearCell(), attribute="lifecycle_from", width=14
    )
    successor_measure_code = Column(
        "統合先の施策コード", CodeCell(), attribute="successor_measure__code", width=16
    )
    successor_indicator_code = Column(
        "統合先の指標コード",
        CodeCell(),
        attribute="successor_indicator__code",
        width=16,
    )
    predecessor_plan_code = Column(
        "引き継ぎ元の計画コード",
        CodeCell(),
        attribute="predecessor_plan_code",
        width=18,
    )
    predecessor_indicator_code = Column(
        "引き継ぎ元の指標コード",
        CodeCell(),
        attribute="predecessor_indicator_code",
        width=18,
    )
    common_definition = Column(
        "共通の定義",
        line("common_definition"),
        attribute="common_definition",
        width=16,
    )

    class Meta:
        model = Indicator
        fields = [
            "plan_code",
            "indicator_code",
            "name",
            "role",
            "unit",
            "scale",
            "decimals",
            "aim",
            "basis",
            "entry",
            "counts_from",
            "baseline_included",
            "baseline_value",
            "baseline_state",
            "baseline_year",
            "baseline_quality",
            "baseline_printed",
            "baseline_note",
            "baseline_absent",
            "definition",
            "source",
            "department_code",
            "department",
            "tolerance",
            "survey_every",
            "survey_first",
            "lifecycle",
            "lifecycle_from",
            "successor_measure_code",
            "successor_indicator_code",
            "predecessor_plan_code",
            "predecessor_indicator_code",
            "common_definition",
        ]
        import_id_fields = ["plan_code", "indicator_code"]
