"""The addresses of the reviews of measures, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker import converters  # noqa: F401 - the addresses below need it
from kpitracker.views import review_form, reviews

PAGES = [
    ("", reviews.review_years, "review-years"),
    ("<code:code>/<int:year>/", reviews.review_list, "review-list"),
    (
        "<code:code>/<int:year>/<code:measure_code>/",
        review_form.review_form,
        "review-form",
    ),
]
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name) for route, view, name in PAGES
]
