"""Which version of a file somebody has, told without reading a row of it."""

import json
from functools import cache
from hashlib import sha256

from django.db.models import Sum
from django.utils import translation
from django.utils.http import quote_etag

from kpitracker.opendata.descriptor import schema
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.tables import TABLES
from plans.models import Department

# To be raised when the same rows are written in another way.
WRITING = 1


def etag_of(source: OpenPlan, *variant: object) -> str:
    """Changes with anything that is read and with the columns. One query.

    Organizations and departments, whose names stand in the rows, belong to no plan:
    their own versions count beside that of the plan's content.
    """
    plan = source.plan
    departments = Department.objects.filter(organization=plan.organization_id)
    facts = [
        WRITING,
        _columns(),
        plan.pk,
        plan.content_version,
        plan.organization and plan.organization.version,
        departments.aggregate(all=Sum("version"))["all"],
        str(source.changed),
        *variant,
    ]
    return quote_etag(sha256(json.dumps(facts).encode()).hexdigest()[:32])


@cache
def _columns() -> str:
    with translation.override("ja"):
        schemas = [schema(table) for table in TABLES]
    return sha256(json.dumps(schemas).encode()).hexdigest()
