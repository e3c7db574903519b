"""Where somebody who came in without a wish begins."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse


def landing(request: HttpRequest) -> str:
    """Staff begin with their tasks, readers with the plans."""
    is_at_desk = admin.site.has_permission(request)
    return reverse("admin:index" if is_at_desk else "plan-list")
