"""The address at which the planning section publishes, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker import converters  # noqa: F401 - the address below needs it
from kpitracker.views import publishing

urlpatterns = [
    path(
        "<code:code>/<int:year>/",
        admin.site.admin_view(publishing.publish_year),
        name="publish-year",
    ),
]
