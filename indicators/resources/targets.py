"""The sheet of targets: what each indicator should reach, when, by which edition."""

from django.utils.translation import gettext_lazy as _

from indicators.enums import Comparison
from indicators.models import Target
from plans.imports.measured import MeasuredCell
from plans.imports.resources import Column, SheetResource
from plans.imports.widgets import (
    ChoiceCell,
    CodeCell,
    DayCell,
    FlagCell,
    TextCell,
    YearCell,
)


def line(name: str) -> TextCell:
    """One line, as long as the model allows."""
    return TextCell(Target._meta.get_field(name).max_length)


class TargetResource(SheetResource):
    """One row is one target of one indicator in one edition of its plan."""

    kind = "targets"
    title = _("targets")

    plan_code = Column(
        "計画コード", CodeCell(), attribute="indicator__plan__code", is_key=True
    )
    indicator_code = Column(
        "指標コード", CodeCell(), attribute="indicator__code", is_key=True
    )
    indicator = Column(
        "指標", TextCell(), attribute="indicator__name", is_context=True, width=36
    )
    unit = Column(
        "単位", TextCell(), attribute="indicator__unit", is_context=True, width=8
    )
    edition_code = Column(
        "版のコード", CodeCell(), attribute="edition__code", is_key=True
    )
    fiscal_year = Column(
        "年度",
        YearCell(),
        attribute="fiscal_year",
        is_key=True,
        note="毎年度の目標と、年度のない目標では空欄。",
    )
    every_year = Column("毎年度", FlagCell(), attribute="every_year", is_key=True)
    comparison = Column(
        "達成の条件", ChoiceCell(Comparison), attribute="comparison", width=14
    )
    value = Column("目標値", MeasuredCell(), attribute="value")
    upper_value = Column("範囲の上限", MeasuredCell(), attribute="upper_value")
    state = Column("状態", line("state"), attribute="state")
    printed = Column("計画の表記", line("printed"), attribute="printed", width=20)
    decided_on = Column("決定日", DayCell(), attribute="decided_on")
    reason = Column("理由", TextCell(is_long=True), attribute="reason", width=30)

    class Meta:
        model = Target
        fields = [
            "plan_code",
            "indicator_code",
            "indicator",
            "unit",
            "edition_code",
            "fiscal_year",
            "every_year",
            "comparison",
            "value",
            "upper_value",
            "state",
            "printed",
            "decided_on",
            "reason",
        ]
        import_id_fields = [
            "plan_code",
            "indicator_code",
            "edition_code",
            "fiscal_year",
            "every_year",
        ]
