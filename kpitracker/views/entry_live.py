"""What the scripts of the grid ask: what a cell would mean, and to save a row."""

from django.http import Http404, HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indicators.entry_texts import NAMES, tidy
from indicators.live import look_at
from indicators.outlying import Outlier
from indicators.reports.entry_grid import grid_rows
from indicators.reports.lines import IndicatorLine
from kpitracker.entry.desk import desk_for
from kpitracker.entry.rows import Shown
from kpitracker.entry.sent import sent_in
from kpitracker.entry.steps import SAVE, Pressed, answer_to
from plans.admin.choices import is_key
from plans.admin.refusals import REFUSALS, refusal_of
from plans.meetings import Outcome


@require_POST
def read(request: HttpRequest, code: str, year: int) -> JsonResponse:
    """What was typed, in the words of the page; nothing is written."""
    desk = desk_for(request, code, year)
    key = request.POST.get("indicator", "")
    indicator = desk.mine.filter(pk=int(key)).first() if is_key(key) else None
    if indicator is None:
        raise Http404
    texts = {name: tidy(request.POST.get(name, "")) for name in NAMES}
    seen = look_at(desk.round, indicator, texts)
    return JsonResponse(
        {
            "html": _reading(seen.line, seen.outlier, seen.faults),
            "quality": seen.quality,
            "faults": seen.faults,
            "odd": seen.outlier is not None,
        }
    )


@require_POST
def save(request: HttpRequest, code: str, year: int) -> JsonResponse:
    """Save the rows that are sent; the answer tells of each what came of it."""
    desk = desk_for(request, code, year)
    sent = sent_in(request.POST)
    try:
        answer = answer_to(desk, sent, do=SAVE)
    except REFUSALS as error:
        sentences = refusal_of(error).messages
        return JsonResponse({"problem": " ".join(sentences)}, status=503)
    at = time_format(localtime(desk.at), "H:i")
    rows = {}
    for kind, outcome in (("i", answer.values), ("m", answer.reviews)):
        rows |= _rows(kind, outcome, answer, at=at)
    kept = desk.mine.filter(pk__in=answer.values.versions)
    for key, row in grid_rows(desk.round, kept).items():
        rows[f"i{key}"] |= {
            "html": _reading(row.line, row.outlier, {}),
            "stage": str(row.answer.label),
            "odd": row.outlier is not None,
        }
    return JsonResponse({"rows": rows})


def _reading(line: IndicatorLine, outlier: Outlier | None, faults: dict) -> str:
    context = {"line": line, "outlier": outlier, "faults": faults}
    return render_to_string("admin/_entry_reading.html", context)


def _rows(kind: str, outcome: Outcome, answer: Pressed, *, at: str) -> dict[str, dict]:
    rows = {}
    for key, version in outcome.versions.items():
        rows[f"{kind}{key}"] = {
            "state": "saved",
            "version": version,
            "texts": outcome.texts[key],
            "words": _("Saved %(time)s") % {"time": at},
        }
    for key, faults in outcome.refused.items():
        sentences = [text for texts in faults.values() for text in texts]
        rows[f"{kind}{key}"] = {
            "state": "refused",
            "words": _("Not saved: %(why)s") % {"why": " ".join(sentences)},
            "faults": faults,
        }
    for key, met in outcome.met.items():
        name = f"{kind}{key}"
        typed = answer.sent.typed[name]
        shown = Shown(
            name=name,
            texts=typed.texts,
            stored=met.texts,
            version=typed.version,
            is_open=True,
            met=met,
            faults={},
        )
        rows[name] = {
            "state": "met",
            "words": _("Not saved: %(who)s changed this row.") % {"who": met.who},
            "html": render_to_string("admin/_entry_conflict.html", {"shown": shown}),
        }
    return rows
