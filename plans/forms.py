"""Form fields that read what people type through ``plans.reading``."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from plans.fiscal import UNSAID, Period, period_label
from plans.printing import plain
from plans.reading import (
    Reading,
    Refusal,
    read_fiscal_year,
    read_number,
    read_period,
)
from plans.sheets.decoding import fault_in

SAYS_MORE = _("“%(text)s” says more than a number. Write the number alone here.")
# What an integer column of PostgreSQL holds.
LARGEST = 2**31 - 1

NOT_A_COUNT = _("“%(text)s” is not a whole number of people, such as 12,345.")


def refused(refusal: Refusal) -> ValidationError:
    """The refusal's sentence as a form shows it."""
    return ValidationError(refusal.sentence, params=refusal.params, code="unreadable")


def refuse_hidden_signs(text: str) -> None:
    """A validator: what no sheet could bring back is not typed either."""
    if fault := fault_in(text):
        raise ValidationError(fault.sentence, params=fault.params, code="hidden_sign")


def says_more(reading: Reading) -> bool:
    """Whether the cell holds a relation, a period or the like beside its number."""
    return bool(
        reading.relation
        or reading.every_year
        or reading.is_cumulative
        or reading.since
        or reading.period
    )


class ReasonField(forms.CharField):
    """Why something that was published is corrected: one line, kept in the history."""

    default_validators = [refuse_hidden_signs]

    def __init__(self, **options) -> None:
        super().__init__(**{"max_length": 500, **options})


class TypedField(forms.CharField):
    """One line that is read; ``read`` returns the value or raises a ``Refusal``."""

    nothing = None

    def read(self, text: str):
        raise NotImplementedError

    def to_python(self, value):
        text = super().to_python(value)
        if not text.strip():
            return self.nothing
        try:
            return self.read(text)
        except Refusal as refusal:
            raise refused(refusal) from None

    def run_validators(self, value) -> None:
        """Check the typed text in ``clean`` instead: the value is no text."""

    def clean(self, value):
        text = forms.CharField.to_python(self, value)
        for validator in self.validators:
            validator(text)
        return super().clean(value)

    def has_changed(self, initial, data) -> bool:
        if self.disabled:
            return False
        try:
            typed = self.to_python(data)
        except ValidationError:
            return True
        return typed != (self.nothing if initial in ("", None) else initial)


class ReadNumberField(TypedField):
    """A number as staff type it: １,２３４, △35, 3.5 ％ where the unit is ％."""

    def __init__(
        self,
        *,
        unit: str = "",
        scale: int = 1,
        max_digits=None,
        decimal_places=None,
        **options,
    ) -> None:
        super().__init__(**{"max_length": 200, **options})
        self.unit, self.scale = unit, scale

    def read(self, text: str) -> Decimal | None:
        reading = read_number(text, unit=self.unit, scale=self.scale)
        if says_more(reading) or reading.quality or reading.notes:
            raise Refusal(SAYS_MORE, text)
        return reading.value

    def prepare_value(self, value):
        return plain(value) if isinstance(value, Decimal) else value


class WholeNumberField(ReadNumberField):
    """A count as staff type it: １２，３４５, 1万2千; a half is refused, never cut."""

    def __init__(self, *, min_value=None, max_value=None, **options) -> None:
        super().__init__(**options)

    def read(self, text: str) -> int:
        value = super().read(text)
        if value is None or value != int(value) or not 0 <= value <= LARGEST:
            raise Refusal(NOT_A_COUNT, text)
        return int(value)


class FiscalYearField(TypedField):
    """2024, R6, 令和6年度 …: a fiscal year as its Gregorian number."""

    def __init__(self, *, min_value=None, max_value=None, **options) -> None:
        super().__init__(**{"max_length": 60, **options})

    def read(self, text: str) -> int:
        return read_fiscal_year(text)


class PeriodField(TypedField):
    """2018年度, 2018年 or 2018年3月: when something was surveyed."""

    nothing = UNSAID

    def __init__(self, **options) -> None:
        super().__init__(**{"max_length": 60, **options})

    def read(self, text: str) -> Period:
        return read_period(text)

    def prepare_value(self, value):
        return period_label(value) if isinstance(value, Period) else value
