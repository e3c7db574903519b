"""Whether the process runs, and whether it can serve: for probes, in plain text."""

import logging

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing else."""
    return _plain("ok")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and has every table this release needs."""
    try:
        pending = _pending_migrations()
    except DatabaseError:
        # The message may name hosts and users; it belongs into the log only.
        logger.exception("The readiness probe could not reach the database")
        return _plain(_("The database cannot be reached."), status=503)
    if pending:
        names = ", ".join(pending)
        reason = _("Migrations are pending: %(names)s") % {"names": names}
        return _plain(reason, status=503)
    return _plain("ok")


def _pending_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _back in plan]


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(
        f"{text}\n", status=status, content_type="text/plain; charset=utf-8"
    )
