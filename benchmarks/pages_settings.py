"""The product's settings, and the views it is measured against."""

from kpitracker.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.pages_urls"
