"""The list of values that are approved, confirmed and returned; two pages show it."""

from collections.abc import Callable, Collection, Iterable, Sequence

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from indicators.reports.rounds import Asked
from kpitracker.rounds.desk import lines_for
from kpitracker.rounds.step_forms import StepForm, offers_of, take_step

# What stands on the list; besides, the values of these ids that were just refused.
Read = Callable[[Collection[int]], Sequence[Asked]]


def step_list(
    request: HttpRequest,
    template: str,
    context: dict,
    *,
    read: Read,
    reach: Sequence[Asked] | None = None,
) -> HttpResponse:
    """Show the rows; take a step with some of them and say why others did not move.

    ``read`` is asked once more after a step. What was ticked and written stays.
    ``reach``: rows with which a step may be taken, where more are than are shown.
    """
    form = StepForm(request.POST) if request.method == "POST" else StepForm()
    rows, refused = read(()), {}
    if form.is_valid():
        taken = take_step(request, form, rows if reach is None else reach)
        refused = {actual.pk: sentence for actual, sentence in taken.refused}
        rows = read(refused) if refused else ()
        for pk in _clicked_twice(request, form, rows):
            refused.pop(pk, None)
        if not refused:
            return redirect(request.get_full_path())
    lines = lines_for(request, rows)
    steps, offers = offers_of(lines)
    ticked = set(refused) if refused else set(form.shown)
    context = {
        **admin.site.each_context(request),
        **context,
        "form": form,
        "lines": [
            (line, line.actual and refused.get(line.actual.pk), _is_in(line, ticked))
            for line in lines
        ],
        "refused": refused,
        "steps": steps,
        "offers": offers,
    }
    status = 409 if form.is_bound else 200
    return TemplateResponse(request, template, context, status=status)


def _clicked_twice(
    request: HttpRequest, form: StepForm, rows: Iterable[Asked]
) -> list[int]:
    """Ids of values that this person has just brought where the step leads."""
    return [
        row.actual.pk
        for row in rows
        if row.actual is not None
        and row.last is not None
        and row.last.by_id == request.user.pk
        and row.last.step == form.cleaned_data["taken"]
        and row.actual.version - 1 == form.shown.get(row.actual.pk)
    ]


def _is_in(line, ticked: set[int]) -> bool:
    return line.actual is not None and line.actual.pk in ticked
