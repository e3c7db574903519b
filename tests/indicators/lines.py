"""One indicator's line of the plan report."""

from indicators.reports.plan import plan_report
from plans.models import Plan


def line_of(indicator, year=2022, *, audience="public"):
    plan = Plan.objects.get(pk=indicator.plan_id)
    report = plan_report(plan, fiscal_year=year, audience=audience)
    return next(line for line in report.lines if line.code == indicator.code)
