"""django-import-export as its documentation shows it, on the same table and file."""

from pathlib import Path

from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget
from tablib import Dataset

from indicators.models import Actual, Indicator


class IndicatorByCodes(ForeignKeyWidget):
    """The documented way to a row that two columns name."""

    def get_queryset(self, value, row, *arguments, **options):
        return Indicator.objects.filter(plan__code=row["計画コード"])


class DefaultResource(ModelResource):
    indicator = Field("indicator", "指標コード", IndicatorByCodes(Indicator, "code"))
    fiscal_year = Field("fiscal_year", "年度")
    value = Field("value", "実績値")
    comment = Field("comment", "要因・説明")
    quality = Field("quality", "実績・見込", default="actual")

    class Meta:
        model = Actual
        fields = ["indicator", "fiscal_year", "value", "comment", "quality"]
        import_id_fields = ["indicator", "fiscal_year"]


def bring(path: Path) -> None:
    """A dry run to look at, then the import, as its admin does."""
    text = path.read_text(encoding="utf-8-sig")
    dataset = Dataset().load(text, format="csv")
    dataset.append_col(["actual"] * len(dataset), header="実績・見込")
    for is_dry in (True, False):
        DefaultResource().import_data(dataset, dry_run=is_dry, raise_errors=True)
