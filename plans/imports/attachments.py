"""Files that a job needs besides its rows; forgotten together with them."""

from collections.abc import Mapping

from plans.models import ImportAttachment, ImportJob


def keep(job: ImportJob, files: Mapping[str, bytes]) -> None:
    """Keep each under its name, in the place of an earlier one."""
    ImportAttachment.objects.bulk_create(
        [
            ImportAttachment(job=job, name=name, content=content)
            for name, content in files.items()
        ],
        update_conflicts=True,
        unique_fields=["job", "name"],
        update_fields=["content"],
    )


def kept(job: ImportJob, name: str) -> bytes:
    """The content of one; there is one for as long as the job has its rows."""
    return bytes(job.attachments.values_list("content", flat=True).get(name=name))
