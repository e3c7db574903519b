"""The product's addresses, and what they are measured against, behind the same ways."""

import os
from pathlib import Path

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks import pages_floor
from kpitracker import urls

VERSION = "SELECT content_version FROM plans_plan WHERE code = %s"


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def one_query(request: HttpRequest, code: str) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(VERSION, [code])
        return HttpResponse(str(cursor.fetchone()[0]))


def floor(request: HttpRequest, code: str, year: int) -> HttpResponse:
    return pages_floor.page(request, code, year, Path(os.environ["FLOOR_FRAME"]))


urlpatterns = [
    path("bench/empty/", empty),
    path("bench/one/<code>/", one_query),
    path("bench/floor/<code>/<int:year>/", floor),
    *urls.urlpatterns,
]
handler400, handler500 = urls.handler400, urls.handler500
