"""Which comparisons an aim allows, and the sentences that refuse the others."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from indicators.enums import Aim, Comparison
from indicators.targets import KEPT, WITHOUT_VALUE

OWN_COMPARISONS = {
    Aim.INCREASE: (Comparison.REACH, Comparison.MORE_THAN),
    Aim.DECREASE: (Comparison.REACH, Comparison.LESS_THAN),
    Aim.AT_LEAST: (Comparison.AT_LEAST, Comparison.MORE_THAN),
    Aim.AT_MOST: (Comparison.AT_MOST, Comparison.LESS_THAN),
    Aim.RANGE: (Comparison.RANGE,),
    Aim.STATE: (Comparison.STATE,),
    Aim.MONITOR: (),
}


def comparisons_of(aim: str, *, every_year: bool) -> tuple[Comparison, ...]:
    """Comparisons that go with an aim, for one year or for every year."""
    own = OWN_COMPARISONS[Aim(aim)]
    if every_year:
        return own if aim in KEPT else ()
    return own + WITHOUT_VALUE


def allowed(aim: str, comparison: str, *, every_year: bool = False) -> bool:
    """Whether a target of this aim may be compared in this way."""
    return comparison in comparisons_of(aim, every_year=every_year)


def pair_refusal(
    aim: str, comparison: str, *, every_year: bool = False
) -> Promise | None:
    """Say which comparisons the aim allows, if this is not one of them."""
    choices = comparisons_of(aim, every_year=every_year)
    if comparison in choices:
        return None
    if not choices:
        return format_lazy(
            _("A target for every year does not go with the aim “{aim}”."),
            aim=Aim(aim).label,
        )
    sentence = _(
        "The comparison “{comparison}” does not go with the aim “{aim}”. "
        "Possible are: {choices}."
    )
    if every_year:
        sentence = _(
            "The comparison “{comparison}” does not go with the aim “{aim}” "
            "for every year. Possible are: {choices}."
        )
    return format_lazy(
        sentence,
        comparison=Comparison(comparison).label,
        aim=Aim(aim).label,
        choices=_listed(choices),
    )


def aim_contradiction(
    aim: str,
    baseline: Decimal | None,
    target_value: Decimal | None,
    comparison: str,
) -> Promise | None:
    """Say which aims fit, if the target lies on the wrong side of the baseline.

    ``baseline`` is the value the way starts from (``Course.start``): 0 where
    increments count without the baseline.
    """
    if aim not in (Aim.INCREASE, Aim.DECREASE) or comparison in WITHOUT_VALUE:
        return None
    if baseline is None or target_value is None:
        return None
    if target_value == baseline:
        sentence = _(
            "The target {target} equals the baseline, so the aim cannot be “{aim}”. "
            "Choose one of: {choices}."
        )
        choices = (Aim.AT_LEAST, Aim.AT_MOST)
    elif aim == Aim.INCREASE and target_value < baseline:
        sentence = _(
            "The target {target} is below the baseline {baseline}, so the aim cannot "
            "be “{aim}”. Choose one of: {choices}."
        )
        choices = (Aim.DECREASE, Aim.AT_LEAST)
    elif aim == Aim.DECREASE and target_value > baseline:
        sentence = _(
            "The target {target} is above the baseline {baseline}, so the aim cannot "
            "be “{aim}”. Choose one of: {choices}."
        )
        choices = (Aim.INCREASE, Aim.AT_MOST)
    else:
        return None
    return format_lazy(
        sentence,
        target=_shortest(target_value),
        baseline=_shortest(baseline),
        aim=Aim(aim).label,
        choices=_listed(choices),
    )


def _listed(choices: tuple[Aim | Comparison, ...]) -> Promise:
    """Join labels; the separator is a message because Japanese writes 、 there."""
    joined = choices[0].label
    for choice in choices[1:]:
        joined = format_lazy(_("{these}, {one}"), these=joined, one=choice.label)
    return joined


def _shortest(number: Decimal) -> str:
    return f"{number.normalize() + 0:f}"
