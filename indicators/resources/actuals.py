"""The sheet of actuals: what departments fill in once a year."""

from django.utils.translation import gettext_lazy as _

from indicators.enums import MissingReason, Quality, Stage
from indicators.models import Actual
from plans.imports.resources import Column, SheetResource
from plans.imports.widgets import (
    ChoiceCell,
    CodeCell,
    NumberCell,
    TextCell,
    YearCell,
)

ENTERED_LENGTH = Actual._meta.get_field("entered").max_length


class ValueCell(NumberCell):
    """A number or a state; read with its indicator, which says what it can be."""

    def read(self, text: str) -> str:
        return text

    def write(self, value) -> str:
        return value if isinstance(value, str) else super().write(value)


class ActualResource(SheetResource):
    """One row is one indicator in one fiscal year."""

    kind = "actuals"
    title = _("actual values")

    plan_code = Column(
        "計画コード", CodeCell(), attribute="indicator__plan__code", is_key=True
    )
    indicator_code = Column(
        "指標コード", CodeCell(), attribute="indicator__code", is_key=True
    )
    indicator = Column(
        "指標",
        TextCell(is_long=True),
        attribute="indicator__name",
        is_context=True,
        width=36,
    )
    department = Column(
        "担当課",
        TextCell(is_long=True),
        attribute="indicator__department__name",
        is_context=True,
        width=16,
    )
    unit = Column(
        "単位",
        TextCell(is_long=True),
        attribute="indicator__unit",
        is_context=True,
        width=8,
    )
    definition = Column(
        "定義",
        TextCell(is_long=True),
        attribute="indicator__definition",
        is_context=True,
        width=30,
    )
    target = Column("目標値", TextCell(is_long=True), is_context=True, width=16)
    previous = Column("前年度実績", ValueCell(), is_context=True, width=12)
    fiscal_year = Column("年度", YearCell(), attribute="fiscal_year", is_key=True)
    value = Column(
        "実績値",
        ValueCell(),
        attribute="value",
        width=14,
        note="数値または状態。空欄は「変更なし」、値を消すときは「－」。",
    )
    quality = Column("実績・見込", ChoiceCell(Quality), attribute="quality")
    missing_reason = Column(
        "値がない理由", ChoiceCell(MissingReason), attribute="missing_reason", width=16
    )
    comment = Column(
        "要因・説明", TextCell(is_long=True), attribute="comment", width=40
    )
    source = Column("出典", TextCell(is_long=True), attribute="source", width=20)
    stage = Column("段階", ChoiceCell(Stage), attribute="stage", width=10)

    class Meta:
        model = Actual
        fields = [
            "plan_code",
            "indicator_code",
            "indicator",
            "department",
            "unit",
            "definition",
            "target",
            "previous",
            "fiscal_year",
            "value",
            "quality",
            "missing_reason",
            "comment",
            "source",
            "stage",
        ]
        import_id_fields = ["plan_code", "indicator_code", "fiscal_year"]
