"""What holds for every test."""

import pytest
from django.utils import translation
from hypothesis import settings

# A slow machine is no fault of the code; the same examples every time, so that a
# failure is a failure of the change at hand.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def _english():
    """Sentences are asserted as the source says them, unless a test asks otherwise."""
    with translation.override("en"):
        yield
