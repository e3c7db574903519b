"""The statement on accessibility."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kpitracker.conformance import measured


def statement(request: HttpRequest) -> HttpResponse:
    context = {"measured": measured(), "contact": settings.ACCESSIBILITY_CONTACT}
    return render(request, "kpitracker/accessibility.html", context)
