"""What this installation is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemonstrationMark(models.Model):
    """Its one row says: all data here is for trying out and may be rebuilt."""

    fingerprint = models.CharField(
        _("fingerprint"),
        max_length=64,
        help_text=_("Digest of the fixtures and tables the data was built from."),
    )
    built_at = models.DateTimeField(_("built at"))

    class Meta:
        verbose_name = _("demonstration mark")
        verbose_name_plural = _("demonstration marks")

    def __str__(self) -> str:
        return self.fingerprint
