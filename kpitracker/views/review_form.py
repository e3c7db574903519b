"""One measure's year: read by those who work on it, written by its department."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators.reports.reviews import ReviewedMeasure
from kpitracker.reviews.desk import ReviewDesk
from kpitracker.reviews.forms import (
    OPINION,
    ReviewForm,
    SettledForm,
    review_of,
    settled_of,
)
from kpitracker.views.reviews import desk_for, page
from measures.admin.budgets import check_totals
from measures.models import Measure, Review
from plans.admin.refusals import REFUSALS, refusal_of
from plans.histories import entries_of
from plans.locks import lock

REVIEW, SETTLED = "review", "settled"


@dataclass(frozen=True, slots=True)
class Opened:
    """The forms of one measure's year, and what the figures say of it."""

    line: ReviewedMeasure
    form: ReviewForm
    settled: SettledForm

    def is_valid(self) -> bool:
        both = all([self.form.is_valid(), self.settled.is_valid()])
        if both and self.settled.has_to_be_saved:
            self.form.check_reason()
        return both and self.form.is_valid()


@require_http_methods(["GET", "POST"])
def review_form(
    request: HttpRequest, code: str, year: int, measure_code: str
) -> HttpResponse:
    desk = desk_for(request, code, year)
    measure = get_object_or_404(desk.plan.measures, code=measure_code, relists=None)
    if not desk.may_read(measure):
        raise PermissionDenied
    if request.method == "GET":
        return _shown(desk, measure, _opened(desk, measure))
    _check_rights(desk, measure)
    opened = None
    try:
        with transaction.atomic():
            lock(desk.plan)
            desk = ReviewDesk(request, desk.plan, year)  # published meanwhile?
            _check_rights(desk, measure)
            opened = _opened(desk, measure, request.POST)
            if not opened.is_valid():
                return _shown(desk, measure, opened, status=409)
            _save(measure, opened.form, opened.settled)
    except REFUSALS as error:
        if opened is None:
            raise
        opened.form.add_error(None, refusal_of(error))
        return _shown(desk, measure, opened, status=409)
    messages.success(request, _("Saved: %(row)s") % {"row": measure})
    return _onward(desk, measure)


def _check_rights(desk: ReviewDesk, measure: Measure) -> None:
    """The committee's voice is not for a department to write, whatever it sends."""
    if not desk.may_write(measure):
        raise PermissionDenied
    names = {f"{REVIEW}-{name}" for name in OPINION}
    if names & desk.request.POST.keys() and not desk.may_record_opinion(measure):
        raise PermissionDenied


def _opened(desk: ReviewDesk, measure: Measure, sent=None) -> Opened:
    (line,) = desk.reviewed(desk.plan.measures.filter(pk=measure.pk))
    form = ReviewForm(
        sent,
        instance=review_of(measure, desk.fiscal_year),
        prefix=REVIEW,
        letters=line.letters,
        with_opinion=desk.may_record_opinion(measure),
        is_published=desk.is_published,
    )
    stored = settled_of(measure, desk.fiscal_year)
    settled = SettledForm(sent, instance=stored, prefix=SETTLED)
    form.request = settled.request = desk.request
    return Opened(line, form, settled)


def _save(measure: Measure, form: ReviewForm, settled: SettledForm) -> None:
    form.save()
    if settled.has_to_be_saved:
        settled.instance._change_reason = form.instance._change_reason
        settled.save()
        check_totals(measure)


def _onward(desk: ReviewDesk, measure: Measure) -> HttpResponse:
    """To the list, or to the next of one's own measures."""
    where = {"code": desk.plan.code, "year": desk.fiscal_year}
    if "_next" in desk.request.POST:
        rows = desk.measures.order_by("position", "pk")
        codes = list(rows.values_list("code", flat=True))
        at = codes.index(measure.code) + 1 if measure.code in codes else len(codes)
        if at < len(codes):
            return redirect("review-form", **where, measure_code=codes[at])
    return redirect("review-list", **where)


def _shown(
    desk: ReviewDesk, measure: Measure, opened: Opened, *, status: int = 200
) -> HttpResponse:
    records = Review.history.filter(measure_id=measure.pk, fiscal_year=desk.fiscal_year)
    entries = entries_of(records, untold=frozenset({"measure_id"}))
    context = {
        "title": _("Review: %(measure)s") % {"measure": measure},
        "desk": desk,
        "plan": desk.plan,
        "year": desk.fiscal_year,
        "measure": measure,
        "line": opened.line,
        "form": opened.form,
        "settled": opened.settled,
        "may_write": desk.may_write(measure),
        "may_record_opinion": desk.may_record_opinion(measure),
        "stored": review_of(measure, desk.fiscal_year),
        "history": sorted(entries, key=lambda entry: entry.when, reverse=True),
    }
    return page(desk.request, "admin/review_form.html", context, status=status)
