"""Import jobs: who brought which file, what it would change, what it changed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.fields import one_of
from plans.models.people import User


class ImportState(models.TextChoices):
    """How far a job has come. ``READY`` waits for somebody to confirm it."""

    READING = "reading", _("being read")
    REFUSED = "refused", _("refused")
    READY = "ready", _("waits for confirmation")
    APPLIED = "applied", _("applied")
    UNDONE = "undone", _("undone")


DONE = [ImportState.APPLIED, ImportState.UNDONE]


class Blanks(models.TextChoices):
    """What a blank cell of a sheet means."""

    KEEP = "keep", _("blank cells change nothing")
    CLEAR = "clear", _("blank cells clear the value")
    REFUSE = "refuse", _("blank cells are refused")


class ImportJob(models.Model):
    """One file or pasted block on its way into the database.

    What it would change stands in its chunks, and files that it still needs beside
    them; ``facts`` is read with every list of jobs, so nothing large stands there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="import_jobs",
        verbose_name=_("user"),
    )
    kind = models.CharField(_("kind of sheet"), max_length=20)
    blanks = models.CharField(
        _("blank cells"), max_length=10, choices=Blanks, default=Blanks.KEEP
    )
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    format = models.CharField(_("format"), max_length=10, blank=True)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ImportState,
        default=ImportState.READING,
    )
    rows_read = models.PositiveIntegerField(_("rows read"), default=0)
    facts = models.JSONField(_("facts"), default=dict)
    reason = models.CharField(_("reason of the correction"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("read at"))
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user", "-created_at"], name="job_of_user")]
        constraints = [
            one_of("job_state_is_known", field="state", choices=ImportState.values),
            one_of("job_blanks_are_known", field="blanks", choices=Blanks.values),
            models.CheckConstraint(
                name="job_was_applied_at_a_moment",
                condition=Q(state__in=DONE, applied_at__isnull=False)
                | (~Q(state__in=DONE) & Q(applied_at__isnull=True)),
                violation_error_message=_("Exactly an applied import has a moment."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or str(_("pasted cells"))


class ImportChunk(models.Model):
    """A block of a job's staged rows: compressed, with a count of each kind."""

    job = models.ForeignKey(
        ImportJob,
        on_delete=models.CASCADE,
        related_name="chunks",
        verbose_name=_("import"),
    )
    number = models.PositiveIntegerField(_("number"))
    payload = models.BinaryField(_("rows"))
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    problems = models.PositiveIntegerField(_("problems"), default=0)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)

    class Meta:
        verbose_name = _("block of an import")
        verbose_name_plural = _("blocks of an import")
        ordering = ["job", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "number"],
                name="chunk_number_is_said_once",
                violation_error_message=_("This import has a block of this number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.number}"


class ImportAttachment(models.Model):
    """A file that a job needs besides its chunks: a package, a plan as it was."""

    job = models.ForeignKey(
        ImportJob,
        on_delete=models.CASCADE,
        related_name="attachments",
        verbose_name=_("import"),
    )
    name = models.CharField(_("name"), max_length=20)
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("file of an import")
        verbose_name_plural = _("files of an import")
        ordering = ["job", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "name"],
                name="attachment_name_is_said_once",
                violation_error_message=_("This import has a file of this name."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.name}"
