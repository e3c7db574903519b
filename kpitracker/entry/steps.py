"""One press of a button on the grid: everything typed is saved, then the step taken."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indicators import entries, review_entries, stages
from indicators.enums import Stage
from indicators.models import Actual
from indicators.submitting import submit
from indicators.workflow import NOTHING_ENTERED, Step
from kpitracker.entry.desk import EntryDesk
from kpitracker.entry.sent import Sent
from plans.meetings import Outcome, Typed

SAVE, SUBMIT, WITHDRAW = "save", "submit", "withdraw"
CHANGED = gettext_lazy(
    "Somebody else changed this row after you opened the page. Look at it once more."
)


@dataclass(slots=True)
class Pressed:
    """What came of it; ``refused``: sentences by indicator of steps not taken."""

    sent: Sent = field(default_factory=Sent)
    values: Outcome = field(default_factory=Outcome)
    reviews: Outcome = field(default_factory=Outcome)
    moved: list[Actual] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    failure: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether nothing has to be looked at once more."""
        saved = self.values.is_complete and self.reviews.is_complete
        return saved and not (self.refused or self.failure or self.sent.editing)


def answer_to(desk: EntryDesk, sent: Sent, *, do: str) -> Pressed:
    """``do``: save, submit (all that is complete), submit:12 or withdraw:12."""
    answer = Pressed(sent)
    who = {"user": desk.user, "at": desk.at}
    answer.values = entries.save(desk.round, sent.values, **who)
    answer.reviews = review_entries.save(desk.round, sent.reviews, **who)
    step, _colon, key = do.partition(":")
    chosen = int(key) if key.isascii() and key.isdigit() and len(key) < 16 else None
    if step == SUBMIT:
        _submit(desk, answer, chosen)
    elif step == WITHDRAW and chosen is not None:
        _withdraw(desk, answer, chosen)
    return answer


def _submit(desk: EntryDesk, answer: Pressed, chosen: int | None) -> None:
    """Of all that was sent, or of the chosen row; what is submitted already stays."""
    versions = {}
    for one in answer.sent.values:
        if chosen not in (None, one.key) or one.key not in answer.values.versions:
            continue
        if _is_seen(one, answer.values):
            versions[one.key] = answer.values.versions[one.key]
        else:
            answer.refused[one.key] = str(CHANGED)
    rows = Actual.objects.filter(
        indicator__in=desk.mine.filter(pk__in=versions),
        fiscal_year=desk.round.fiscal_year,
    )
    filled = [row for row in rows if row.has_value or row.missing_reason]
    if chosen in versions and not filled:
        answer.refused[chosen] = str(NOTHING_ENTERED)
    drafts = [row.indicator_id for row in filled if row.stage == Stage.DRAFT]
    taken = submit(
        desk.round,
        {pk: versions[pk] for pk in drafts},
        checked=answer.sent.checked,
        user=desk.user,
        at=desk.at,
    )
    _note(answer, taken)


def _is_seen(typed: Typed, outcome: Outcome) -> bool:
    """Whether what is stored now is what stood on the page when it was sent."""
    if typed.key not in outcome.versions:
        return False
    if typed.key in outcome.written or typed.version == outcome.versions[typed.key]:
        return True
    stored = outcome.texts[typed.key]
    return typed.texts == {**stored, "quality": typed.texts["quality"]}


def _withdraw(desk: EntryDesk, answer: Pressed, chosen: int) -> None:
    rows = Actual.objects.filter(
        indicator__in=desk.mine.filter(pk=chosen), fiscal_year=desk.round.fiscal_year
    )
    # A second click finds a draft already.
    shown = {row.pk: row.version for row in rows.exclude(stage=Stage.DRAFT)}
    _note(answer, stages.take(Step.WITHDRAW, shown, user=desk.user, at=desk.at))


def _note(answer: Pressed, taken: stages.Taken) -> None:
    answer.moved += taken.moved
    answer.refused |= {row.indicator_id: text for row, text in taken.refused}


def tell(request: HttpRequest, answer: Pressed) -> None:
    """Say above the page what was done, and how much is left to look at."""
    written = len(answer.values.written) + len(answer.reviews.written)
    if written:
        said = ngettext("%(count)d row saved.", "%(count)d rows saved.", written)
        messages.success(request, said % {"count": written})
    withdrawn = [row for row in answer.moved if row.stage == Stage.DRAFT]
    if submitted := len(answer.moved) - len(withdrawn):
        said = ngettext(
            "%(count)d row submitted.", "%(count)d rows submitted.", submitted
        )
        messages.success(request, said % {"count": submitted})
    for row in withdrawn:
        said = _("Taken back: %(row)s")
        messages.success(request, said % {"row": row.indicator})
    left = sum(
        len(it)
        for it in (
            {*answer.values.met, *answer.values.refused, *answer.refused},
            {*answer.reviews.met, *answer.reviews.refused},
            answer.sent.editing,
        )
    )
    if left:
        said = ngettext(
            "%(count)d row has to be looked at. Everything typed is still here.",
            "%(count)d rows have to be looked at. Everything typed is still here.",
            left,
        )
        messages.error(request, said % {"count": left})
    for sentence in answer.failure:
        messages.error(request, sentence)
