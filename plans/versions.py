"""The row version: no edit overwrites another unseen, every edit is kept."""

from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

# Fields that no history keeps: the version of a plan, and what logging in changes.
UNTOLD = ["content_version", "password", "last_login", "must_change_password"]


class Conflict(ValidationError):
    """Somebody else saved the row after it was read; nothing was written."""

    def __init__(self, row: models.Model) -> None:
        self.row = row
        super().__init__(
            _("%(row)s was changed by somebody else after you opened it."),
            code="conflict",
            params={"row": row},
        )


class Versioned(models.Model):
    """A row with an optimistic lock and an append-only history.

    Saving compares ``version`` with the stored one and raises it, deleting compares
    it; whoever read an older version gets a ``Conflict``. Both raise the version of
    the plan that ``plan_path`` leads to, in the same transaction. When a transaction
    around them is rolled back, read the row again: its ``version`` has run ahead.

    ``identity``: columns by which a form may name the row instead of by its id. A row
    that is deleted and made anew then goes on counting, so that nobody who looked at
    the former takes the new one for it.
    """

    plan_path: str | None = "plan"
    identity: tuple[str, ...] = ()

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    history = HistoricalRecords(
        inherit=True,
        excluded_fields=UNTOLD,
        history_change_reason_field=models.TextField(blank=True, null=True),
    )

    class Meta:
        abstract = True

    def save(self, **options) -> None:
        with transaction.atomic(using=options.get("using")):
            if not self._state.adding:
                self.version += 1
            elif self.identity:
                self.version = self._last_version() + 1
            try:
                super().save(**self._with_version(options))
            except Exception:
                if not self._state.adding:
                    self.version -= 1
                raise
            self._touch_plan()

    def delete(self, **options) -> tuple[int, dict[str, int]]:
        with transaction.atomic(using=options.get("using")):
            rows = type(self)._base_manager.select_for_update()
            if not rows.filter(pk=self.pk, version=self.version):
                raise Conflict(self)
            self._touch_plan()
            return super().delete(**options)

    def _with_version(self, options: dict) -> dict:
        if options.get("update_fields") is None:
            return options
        return {**options, "update_fields": {*options["update_fields"], "version"}}

    def _last_version(self) -> int:
        """The last version that a row of this identity ever had; 0 for none."""
        named = {name: getattr(self, name) for name in self.identity}
        earlier = type(self).history.filter(**named)
        return earlier.aggregate(last=Max("version"))["last"] or 0

    def _touch_plan(self) -> None:
        plan = self.plan_path and attrgetter(self.plan_path)(self)
        if plan:
            plan.touch()

    def _do_update(self, base_qs, using, pk_val, values, *rest):
        unchanged = base_qs.filter(version=self.version - 1)
        updated = super()._do_update(unchanged, using, pk_val, values, *rest)
        if not updated and (not self._state.adding or base_qs.filter(pk=pk_val)):
            raise Conflict(self)  # changed, or deleted: never brought back
        return updated
