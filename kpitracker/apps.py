"""The composition root as a Django app: commands, template tags, static files."""

from django.apps import AppConfig


class KpitrackerConfig(AppConfig):
    name = "kpitracker"
