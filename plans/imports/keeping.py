"""How long a job keeps its rows and files, and whether it still has them."""

from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from plans.imports import staging
from plans.models import ImportAttachment, ImportChunk, ImportJob, ImportState

HOURS_TO_CONFIRM = 12
DAYS_KEPT = 90
# Rows outlive these limits by so much: nothing is taken from a step under way.
GRACE = timedelta(hours=1)


def drop_old() -> None:
    """Forget previews that nobody confirmed in time, and what is too old to undo.

    The job itself stays: it tells who brought which file, and what became of it.
    """
    now = timezone.now() - GRACE
    unconfirmed = Q(
        state__in=[ImportState.READING, ImportState.REFUSED, ImportState.READY],
        created_at__lt=now - timedelta(hours=HOURS_TO_CONFIRM),
    )
    past = Q(created_at__lt=now - timedelta(days=DAYS_KEPT))
    old = ImportJob.objects.filter(unconfirmed | past)
    with transaction.atomic():
        for model in (ImportChunk, ImportAttachment):
            model.objects.filter(job__in=old).delete()


def is_whole(job: ImportJob) -> bool:
    """Whether every row that was staged is still kept."""
    return staging.totals(job.chunks.defer("payload")) == Counter(job.facts["counts"])
