"""Production refuses to start while it is unsafe."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.pure

SAFE = {
    "DEBUG": "False",
    "SECRET_KEY": "k3J-vq8Zw1_Tn5Xr0Lb7Yh2Md9Pc4Gs6Fa-Ue1Io3Qx5Rz7Wt9",
    "ALLOWED_HOSTS": "kpi.example.jp",
}


def start(module: str = "kpitracker.wsgi", **environment: str):
    """Import a module in a fresh process, as a server would."""
    return subprocess.run(
        [sys.executable, "-c", f"import {module}"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "kpitracker.settings",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def collected(tmp_path) -> str:
    """A folder that looks as collectstatic leaves it."""
    (tmp_path / "staticfiles.json").write_text('{"paths": {}, "version": "1.1"}')
    return str(tmp_path)


def test_a_server_starts_with_a_secret_its_hosts_and_static_files(collected):
    assert start(**SAFE, STATIC_ROOT=collected).stderr == ""


@pytest.mark.parametrize(
    ("unsafe", "name"),
    [
        ({"DEBUG": "True"}, "DEBUG"),
        ({"DEBUG": ""}, "DEBUG"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "kpi.example.jp,*"}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": "oracle://x/y"}, "DATABASE_URL"),
        ({"STATIC_ROOT": "/nowhere"}, "STATIC_ROOT"),
    ],
)
def test_a_server_stops_with_the_name_of_what_is_unsafe(unsafe, name):
    stopped = start(**SAFE | unsafe)

    assert stopped.returncode == 1
    assert stopped.stderr.startswith(f"{name} ")
    assert "Traceback" not in stopped.stderr


def test_django_finds_nothing_to_warn_of_in_production():
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **SAFE},
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr


def test_a_checkout_starts_without_any_variable():
    assert start("kpitracker.settings").stderr == ""


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "__Host-kpitracker_session"),
        ({"SCRIPT_NAME": "/kpi"}, "kpitracker_session"),
        ({"INSECURE_HTTP": "True"}, "kpitracker_session"),
    ],
)
def test_cookies_are_bound_to_the_host_where_browsers_allow_it(
    collected, environment, name
):
    asked = "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME"
    named = start(
        f"kpitracker.settings as settings; print({asked})",
        **SAFE | environment,
        STATIC_ROOT=collected,
    )

    assert named.stdout.split() == [name, name.replace("session", "csrf")]
