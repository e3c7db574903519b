"""Years as the plans write them: 2024年度（令和6年度）."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.timezone import localdate

from indicators.models import Publication
from plans.fiscal import Period, YearKind, period_label, year_label
from plans.models import Plan
from plans.phrases import gettext as _

register = template.Library()


@register.filter
def fiscal_year(year: int | None) -> str:
    """2024年度（令和6年度）; nothing for no year."""
    return "" if year is None else year_label(year)


@register.filter
def short_year(year: int | None) -> str:
    """2024年度, where room is scarce and the era stands nearby."""
    if year is None:
        return ""
    return period_label(Period(year, YearKind.FISCAL_YEAR))


def short_years(years: Iterable[int]) -> list[str]:
    """The same for many: their words are looked up once."""
    said = _("FY%(year)d")
    return [said % {"year": year} for year in years]


@register.filter
def period(survey: Period | None) -> str:
    """2018年度, 2018年 or 2022年3月; nothing for an unsaid period."""
    return "" if survey is None else period_label(survey)


@register.filter
def plan_period(plan: Plan) -> str:
    """From the first to the last fiscal year, as far as the plan says."""
    first, last = fiscal_year(plan.period_start), fiscal_year(plan.period_end)
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


@register.filter
def as_of(plan: Plan, publication: Publication | None) -> date | None:
    """The day the values shown are of, which is never after they were published."""
    if plan.as_of is None or publication is None:
        return plan.as_of
    return min(plan.as_of, localdate(publication.published_at))
