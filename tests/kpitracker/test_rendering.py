"""A page that was rendered holds on to nothing it was made of."""

import gc
import weakref

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from kpitracker.rendering import render

pytestmark = pytest.mark.pure


class Report:
    """Something a template names; other than a dict it can be watched."""


@pytest.fixture
def uncollected():
    """The garbage collector stays away."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_what_a_page_was_made_of_goes_at_once():
    request = RequestFactory().get("/")
    request.user, report = AnonymousUser(), Report()
    gone = weakref.ref(report)

    response = render(request, "404.html", {"report": report})
    del report

    assert "<h1>" in response.content.decode()
    assert gone() is None
