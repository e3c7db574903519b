"""Figures as people read them: the one place where a page rounds (四捨五入)."""

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.rounding import half_up
from plans.phrases import pgettext
from plans.printing import grouped

register = template.Library()

NONE = "－"
HIGHEST_UNMET = Decimal("99.9")


@register.filter
def number(value: Decimal | Fraction | int | None, decimals: int | None = None) -> str:
    """``△1,234.5``: grouped, rounded to the decimals, or exact where none are given."""
    if value is None:
        return NONE
    if decimals is None:
        return _signed(grouped(Decimal(value)))
    return rounded(half_up(value, decimals))


def rounded(value: Decimal) -> str:
    """A figure that is rounded already, with the decimals it carries."""
    return _signed(f"{value:,f}")


@register.filter
def or_dash(words: str | None) -> SafeString:
    """A dash where there is nothing; by ear, words: readers call a dash a minus."""
    if words and words != NONE:
        return conditional_escape(words)
    said = _("no value")
    return format_html(
        '<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>',
        *(NONE, said),
    )


@register.filter
def percent(share: Decimal | Fraction | None, decimals: int = 1) -> str:
    """A ratio (1 is 100 %) as ``152.5%``, not clamped."""
    if share is None:
        return NONE
    return f"{rounded(half_up(share * 100, decimals))}%"


@register.filter
def band(share: Decimal) -> str:
    """A threshold in per cent, never rounded: what is held against it must be true."""
    return f"{number(share * 100)}%"


@register.filter
def percent_unmet(share: Decimal | Fraction | None) -> str:
    """The same for a target not met yet, which is never shown as 100 %."""
    if share is None:
        return NONE
    return f"{rounded(min(half_up(share * 100, 1), HIGHEST_UNMET))}%"


def _signed(said: str) -> str:
    if not said.startswith("-"):
        return said
    # △ reads as a minus in Japanese and as a rise everywhere else.
    return pgettext("negative number", "−") + said[1:]
