"""The demonstration: the plans in fixtures/ and one user for each role.

Everything here replaces a database only if that database says, by its
``DemonstrationMark``, that all its data is for trying out.
"""

import hashlib
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from kpitracker.demonstrations.memos import write_memos
from kpitracker.demonstrations.publications import publish_others, publish_years
from kpitracker.demonstrations.round import open_round
from plans.models import DemonstrationMark, Department, Membership, Plan, Role, User

FIXTURES = settings.BASE_DIR / "fixtures"
TOWN = "mihon"
PLANNING, OFFICE = "kikaku-seisaku", "kodomo"
# Which office each demonstration user sits in.
STAFF = [
    ("gikai", Role.VIEWER, PLANNING),
    ("tanto", Role.EDITOR, OFFICE),
    ("kacho", Role.HEAD, OFFICE),
    ("kikaku", Role.PLANNING, PLANNING),
    ("kansa", Role.AUDITOR, PLANNING),
    ("system", Role.ADMINISTRATOR, PLANNING),
]


def packages() -> list[Path]:
    """Folders of the exchange packages, the fictional town last."""
    folders = [path for path in FIXTURES.iterdir() if (path / "plan.csv").exists()]
    return sorted(folders, key=lambda path: (path.name == TOWN, path.name))


def fingerprint() -> str:
    """Digest of what the demonstration is built from: packages and tables."""
    digest = hashlib.sha256()
    migrations = [
        path
        for app in ("plans", "measures", "indicators")
        for path in (settings.BASE_DIR / app / "migrations").glob("0*.py")
    ]
    files = [path for path in FIXTURES.rglob("*") if path.is_file()]
    for path in sorted(migrations + files):
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_empty() -> bool:
    """Whether the database has no table at all, whosever."""
    return not connection.introspection.table_names()


def mark() -> str | None:
    """The fingerprint the data was built from; None if it is not a demonstration."""
    table = DemonstrationMark._meta.db_table
    if table not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        # By name: the model's other columns may have changed since.
        cursor.execute(f"SELECT fingerprint FROM {table}")
        row = cursor.fetchone()
    return row and row[0]


def clear() -> None:
    """Remove every table, or the file, of a database marked as a demonstration."""
    if mark() is None:
        raise PermissionError("Only a marked demonstration is ever removed.")
    if connection.vendor == "sqlite":
        connection.close()
        file = Path(settings.DATABASES["default"]["NAME"])
        for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
            path.unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"DROP TABLE IF EXISTS {quoted} CASCADE")


def build() -> list[tuple[User, Role, str]]:
    """Fill an empty database; return the users with their passwords, shown once."""
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        # Marked first: a build that breaks off is taken up again, not taken for real.
        DemonstrationMark.objects.create(fingerprint="", built_at=timezone.now())
    for folder in packages():
        call_command("import_plan", folder, verbosity=0)
    with transaction.atomic():
        staff = _make_staff()
        DemonstrationMark.objects.update(fingerprint=fingerprint())
    return staff


def _make_staff() -> list[tuple[User, Role, str]]:
    town = Plan.objects.get(code=TOWN)
    rows = Department.objects.filter(organization=town.organization)
    offices = {office.code: office for office in rows}
    staff = []
    for name, role, office in STAFF:
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(
            name, password=password, name=str(role.label), is_staff=role != Role.VIEWER
        )
        Membership(user=user, department=offices[office], role=role).save()
        staff.append((user, role, password))
    planner = next(user for user, role, _password in staff if role == Role.PLANNING)
    write_memos(town)
    publish_years(town, planner=planner)
    publish_others()
    open_round(town, department=offices[OFFICE], planner=planner)
    return staff
