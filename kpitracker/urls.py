"""The addresses of the product. Japanese ones carry no prefix, English ones /en/."""

from collections.abc import Callable

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, include, path

from kpitracker.entry import urls as entry_urls
from kpitracker.keeping.pages import kept
from kpitracker.keeping.versions import (
    Reads,
    everything,
    everything_and_people,
    own_plan,
)
from kpitracker.paper import urls as paper_urls
from kpitracker.people import urls as people_urls
from kpitracker.reviews import urls as review_urls
from kpitracker.rounds import publishing_urls
from kpitracker.rounds import urls as round_urls
from kpitracker.sheets import urls as sheet_urls
from kpitracker.views import (
    accessibility,
    accounts,
    dashboard,
    errors,
    goals,
    health,
    passwords,
    structure,
    two_plans,
    two_years,
)
from kpitracker.views import indicators as indicator_views
from kpitracker.views import measures as measure_views
from kpitracker.views import open_data as open_data_views
from kpitracker.views import plans as plan_views
from kpitracker.views import publications as publication_views


def page(
    route: str, view: Callable, name: str, *, reads: Reads = everything
) -> URLPattern:
    """One page for readers, kept for all who are nobody in particular.

    ``reads``: what it is made from; too little would show what is no longer true.
    """
    return path(route, errors.designed(kept(view, reads=reads)), name=name)


def own(route: str, view: Callable, name: str) -> URLPattern:
    """A page made from nothing but its plan."""
    return page(route, view, name, reads=own_plan)


def towns(route: str, view: Callable, name: str) -> URLPattern:
    """A page that sets plans against the people of their towns."""
    return page(route, view, name, reads=everything_and_people)


def file(route: str, view: Callable, name: str) -> URLPattern:
    """Open data, which has versions of its own."""
    return path(route, errors.designed(view), name=name)


PLAN = "plans/<code:code>/"

urlpatterns = [
    path("health/", health.alive, name="health"),
    path("health/ready/", health.ready, name="health-ready"),
    *i18n_patterns(
        page("", plan_views.plan_list, "plan-list"),
        towns("compare/", two_plans.two_plans, "two-plans"),
        towns("compare/data.csv", two_plans.two_plans_csv, "two-plans-csv"),
        own(PLAN, dashboard.plan_dashboard, "plan-dashboard"),
        own(f"{PLAN}structure/", structure.plan_structure, "plan-structure"),
        page(f"{PLAN}goals/<code:goal_code>/", goals.goal, "goal"),
        page(f"{PLAN}measures/<code:measure_code>/", measure_views.measure, "measure"),
        page(
            f"{PLAN}measures/<code:measure_code>/budget.csv",
            measure_views.measure_budget,
            "measure-budget",
        ),
        page(
            f"{PLAN}indicators/<code:indicator_code>/",
            indicator_views.indicator,
            "indicator",
        ),
        own(
            f"{PLAN}indicators/<code:indicator_code>/chart.svg",
            indicator_views.indicator_svg,
            "indicator-svg",
        ),
        page(
            f"{PLAN}indicators/<code:indicator_code>/data.csv",
            indicator_views.indicator_csv,
            "indicator-csv",
        ),
        own(f"{PLAN}years/", two_years.two_years, "two-years"),
        own(f"{PLAN}years/data.csv", two_years.two_years_csv, "two-years-csv"),
        path(f"{PLAN}report/", include(paper_urls)),
        own(f"{PLAN}publications/", publication_views.publications, "publications"),
        own(
            f"{PLAN}publications/<int:year>/<int:version>/",
            publication_views.publication,
            "publication",
        ),
        file(f"{PLAN}data/", open_data_views.open_data, "open-data"),
        file(
            f"{PLAN}data/datapackage.json",
            open_data_views.open_data_descriptor,
            "open-data-descriptor",
        ),
        file(
            f"{PLAN}data/package.zip",
            open_data_views.open_data_package,
            "open-data-package",
        ),
        file(
            f"{PLAN}data/<code:name>.csv",
            open_data_views.open_data_csv,
            "open-data-csv",
        ),
        file(
            f"{PLAN}data/<code:name>.xlsx",
            open_data_views.open_data_xlsx,
            "open-data-xlsx",
        ),
        page("accessibility/", accessibility.statement, "accessibility"),
        path("login/", accounts.login, name="login"),
        path("logout/", accounts.logout, name="logout"),
        path("session/", accounts.session_keep, name="session-keep"),
        path("password/", passwords.password_change, name="password-change"),
        path("admin/sheets/", include(sheet_urls)),
        path("admin/publish/", include(publishing_urls)),
        path("admin/", include(people_urls)),
        path("admin/reviews/", include(review_urls)),
        path("admin/entry/", include(entry_urls)),
        path("admin/", include(round_urls)),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler500 = errors.server_error
