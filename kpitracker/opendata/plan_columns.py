"""What every row says of its plan: whose it is, where it comes from, how old it is."""

from django.db.models import DateField, Value
from django.utils.translation import gettext_lazy as _

from kpitracker.opendata import kinds
from kpitracker.opendata.columns import Column
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.parts import T, WriterOf
from plans.models import Plan

WHOSE = (
    Column(
        "organization_code",
        "organization__code",
        _("local government code"),
        _("全国地方公共団体コード as text, its last digit a check digit."),
        kinds.LOCAL_GOVERNMENT,
    ),
    Column(
        "organization_name",
        "organization__name",
        _("name of the organization"),
        _("Whose plan it is. Empty where the document does not say."),
        kinds.TEXT,
    ),
    Column(
        "plan_code",
        "code",
        _("plan code"),
        _("Stands for the plan in every file and address."),
        kinds.CODED,
        is_required=True,
    ),
    Column(
        "plan_title",
        "title",
        _("title of the plan"),
        _("As printed."),
        kinds.TEXT,
        is_required=True,
    ),
)

CLOSING = (
    Column(
        "plan_source",
        "source_title",
        _("source of the plan"),
        _("The document that the plan was taken from."),
        kinds.TEXT,
    ),
    Column(
        "licence",
        "licence",
        _("licence"),
        _("Under which the data may be used. Empty where none has been stated."),
        kinds.TEXT,
    ),
    Column(
        "updated_on",
        "updated_on",
        _("updated on"),
        _("The day on which something in these files last changed."),
        kinds.DAY,
    ),
)


def written(source: OpenPlan, columns: tuple[Column, ...], writer_of: WriterOf[T]) -> T:
    """What every row repeats. One query."""
    updated_on = Value(source.updated_on, output_field=DateField())
    rows = Plan.objects.filter(pk=source.plan.pk).annotate(updated_on=updated_on)
    values = rows.values_list(*(column.path for column in columns)).get()
    return writer_of(columns)(values)
