"""What a page is made from, as numbers that move with every write. One query each.

Sums of ids and versions move with every row: another row in the place of one that
went has another id. They are written as SQL, because they are asked for before all
else with every request. ``docs/decisions/0028-…`` tells what raises them.
"""

from collections.abc import Callable

from django.db import connection

from plans.models import Department, Organization, Plan, Population, Visibility

PLANS, ORGANIZATIONS, DEPARTMENTS, POPULATIONS = (
    model._meta.db_table for model in (Plan, Organization, Department, Population)
)
# Keeps ids and versions apart in a sum of both.
PRIME = 1_000_003
# A sum of large numbers would come as a Decimal, which takes longer to read.
MOVED = f"CAST(sum(id + {PRIME} * CAST(version AS bigint)) AS bigint)"

OF_PLAN = f"""
SELECT plan.id, plan.content_version, owner.version,
  (SELECT {MOVED} FROM {DEPARTMENTS} WHERE organization_id = plan.organization_id)
FROM {PLANS} plan
LEFT JOIN {ORGANIZATIONS} owner ON owner.id = plan.organization_id
WHERE plan.code = %s AND plan.visibility = '{Visibility.PUBLIC}'
"""
OF_ALL = f"""
SELECT
  (SELECT CAST(sum(id + {PRIME} * content_version) AS bigint) FROM {PLANS}),
  (SELECT {MOVED} FROM {ORGANIZATIONS}),
  (SELECT {MOVED} FROM {DEPARTMENTS})
"""
OF_ALL_AND_PEOPLE = f"{OF_ALL}, (SELECT {MOVED} FROM {POPULATIONS})"

Versions = tuple[int | None, ...]
# What the address names → the numbers; None where there is nothing public.
Reads = Callable[..., Versions | None]


def own_plan(*, code: str, **_names: object) -> Versions | None:
    """A page that shows the plan, its organization and departments, nothing else."""
    return _asked(OF_PLAN, [code])


def everything(*, code: str | None = None, **_names: object) -> Versions | None:
    """A page that shows other plans or other organizations too."""
    if code is None:
        return _asked(OF_ALL)
    own = f"SELECT 1 FROM {PLANS} WHERE code = %s AND visibility = %s"
    return _asked(f"{OF_ALL} WHERE EXISTS ({own})", [code, Visibility.PUBLIC])


def everything_and_people(**_names: object) -> Versions | None:
    """A page that sets plans against the people of their towns."""
    return _asked(OF_ALL_AND_PEOPLE)


def _asked(statement: str, names: list[str] | None = None) -> Versions | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, names or [])
        return cursor.fetchone()
