"""Resources: what a sheet consists of, and that the library's own import is closed."""

import pytest
from import_export.resources import Resource

from indicators.resources.actuals import ActualResource
from indicators.resources.indicators import IndicatorResource
from indicators.resources.targets import TargetResource
from measures.resources import BudgetResource, MeasureResource
from plans.imports.resources import Column, NotThisWay, SheetResource
from plans.imports.widgets import CellWidget

pytestmark = pytest.mark.pure

RESOURCES = [
    ActualResource,
    IndicatorResource,
    TargetResource,
    MeasureResource,
    BudgetResource,
]


def all_below(cls: type) -> set[type]:
    return {one for it in cls.__subclasses__() for one in {it, *all_below(it)}}


@pytest.mark.parametrize("resource", RESOURCES)
class TestAResource:
    def test_names_every_column_itself(self, resource):
        assert resource.fields.keys() == set(resource._meta.fields)
        assert all(isinstance(it, Column) for it in resource.fields.values())
        assert all(isinstance(it.widget, CellWidget) for it in resource.fields.values())

    def test_has_no_id_of_the_database(self, resource):
        assert not {"id", "pk", "version"} & resource.fields.keys()

    def test_tells_its_rows_by_codes_that_are_columns(self, resource):
        assert resource.keys() == resource._meta.import_id_fields
        assert resource.keys()[0] == "plan_code"

    def test_has_japanese_headings_each_once(self, resource):
        headings = [column.heading for column in resource.columns().values()]

        assert len(set(headings)) == len(headings)
        assert not [heading for heading in headings if heading.isascii()]

    def test_is_closed_to_the_librarys_own_import(self, resource):
        with pytest.raises(NotThisWay):
            resource().import_data(None)


def test_no_resource_goes_another_way():
    ours = {it for it in all_below(Resource) if not it.__module__.startswith("import_")}

    assert ours - all_below(SheetResource) == {SheetResource}
    assert set(RESOURCES) <= all_below(SheetResource)
