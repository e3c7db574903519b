"""Which version of a file somebody has, told without reading a row of it."""

import json
from functools import cache
from hashlib import sha256

from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.http import quote_etag

from indicators.models import Actual
from kpitracker.opendata.dates import READ_FROM
from kpitracker.opendata.descriptor import schema
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.tables import TABLES
from plans.models import Department, Organization, Plan

# To be raised when the same rows are written in another way.
WRITING = 1
# Keeps ids and versions apart in a sum of both.
PRIME = 1_000_003


def etag_of(source: OpenPlan, *variant: object) -> str:
    """Changes with anything that is read and with the columns. One query.

    What nobody outside sees, such as a draft, changes nothing.
    """
    facts = [
        WRITING,
        _columns(),
        source.plan.pk,
        str(source.changed),
        _versions(source.plan),
        *variant,
    ]
    return quote_etag(sha256(json.dumps(facts).encode()).hexdigest()[:32])


def _versions(plan: Plan) -> list[str]:
    """A sum for each table that is read, which moves with every row of it.

    The moment of the last change is not enough: who began to write first may be done
    last, and clocks differ. Organizations and departments have no such moment at all.
    """
    sums = [_sum(_read_of(model), path, "pk") for model, path in READ_FROM.items()]
    sums += [
        _sum(Organization.objects.all(), "pk", "organization"),
        _sum(Department.objects.all(), "organization", "organization"),
    ]
    found = Plan.objects.filter(pk=plan.pk).values_list(*sums).get()
    return [str(one) for one in found]


def _read_of(model) -> QuerySet:
    return Actual.objects.published() if model is Actual else model.objects.all()


def _sum(rows: QuerySet, path: str, of_plan: str) -> Subquery:
    # Another row in the place of one that went has another id.
    version = Cast("version", BigIntegerField())
    found = rows.filter(**{path: OuterRef(of_plan)}).order_by().values(path)
    moved = Sum(F("pk") + PRIME * version)
    return Subquery(found.annotate(moved=moved).values("moved"))


@cache
def _columns() -> str:
    with translation.override("ja"):
        schemas = [schema(table) for table in TABLES]
    return sha256(json.dumps(schemas).encode()).hexdigest()
