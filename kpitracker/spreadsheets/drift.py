"""Plans that are no longer as they were shown: who changed what last, and when."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.timezone import template_localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kpitracker.exchange.sheets import SHEETS
from kpitracker.spreadsheets.within_reach import NO_SUCH_PLAN, named, plans_within
from plans.imports.importer import Stale, Writing
from plans.locks import lock_all
from plans.models import Plan

AFTER_PREVIEW = gettext_lazy(
    "The plan %(plan)s was changed after the preview%(how)s. Bring the file once more "
    "to see what it would change now."
)
AFTER_IMPORT = gettext_lazy(
    "The plan %(plan)s was changed after the import%(how)s, so the import cannot be "
    "undone. Correct what is wrong by another sheet, or on the pages of the plan."
)
HOW = gettext_lazy(": %(who)s wrote “%(row)s” (%(what)s) on %(when)s")


def unchanged_plans(
    writing: Writing, versions: Mapping[str, int], sentence: str | Promise
) -> list[Plan]:
    """The plans, locked, in the order of their codes; ``Stale`` if one has moved on."""
    lock_all(Plan.objects.filter(code__in=versions).values_list("pk", flat=True))
    known = plans_within(writing.reach)
    stale = []
    for code, version in sorted(versions.items()):
        if code not in known:
            told = {"text": code, "known": named(known)}
            stale.append(str(NO_SUCH_PLAN) % told)
        elif known[code].content_version != version:
            how = last_change(known[code], writing)
            stale.append(str(sentence) % {"plan": code, "how": how})
    if stale:
        raise Stale(stale)
    return [known[code] for code in sorted(versions)]


def last_change(plan: Plan, writing: Writing) -> str:
    """Who wrote what last since the job did its own part, to stand in a sentence."""
    job = writing.job
    since = job.applied_at if job.undone_at else job.created_at
    own = [f"import_sheet {job.pk}", *([job.reason] if job.reason else [])]
    found = [
        entry for entries in _histories(plan) if (entry := _latest(entries, since, own))
    ]
    if not found:
        return ""
    last = max(found, key=lambda entry: entry.history_date)
    return str(HOW) % {
        "who": last.history_user or _("System (command)"),
        "row": _name(last),
        "what": last.instance_type._meta.verbose_name,
        "when": localize(template_localtime(last.history_date)),
    }


def _histories(plan: Plan) -> Iterator:
    """The history of every kind of row of the plan."""
    yield Plan.history.filter(id=plan.pk)
    for sheet in SHEETS:
        if sheet.plan_path:
            yield sheet.model.history.filter(**{sheet.plan_path: plan})


def _latest(entries, since: datetime, own_reasons: list[str]) -> Model | None:
    later = entries.filter(history_date__gt=since).select_related("history_user")
    others = later.exclude(history_change_reason__in=own_reasons)
    return others.order_by("-history_date", "-history_id").first()


def _name(entry: Model) -> str:
    fields = (field.attname for field in entry.tracked_fields)
    try:
        return str(entry.instance_type(**{one: getattr(entry, one) for one in fields}))
    except ObjectDoesNotExist:
        return "…"  # what it was named after is gone
