"""States are those that states.csv lists for the indicator, and of no other one."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from indicators.enums import Aim
from kpitracker.exchange.changes import Changes
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Key
from kpitracker.exchange.sheets import ACTUALS, INDICATORS, STATES, TARGETS
from plans.reading.refusal import shown

UNKNOWN = _(
    "“%(text)s” is not one of the states that states.csv lists for %(indicator)s: "
    "%(known)s."
)
HAS_NO_STATES = _(
    "The indicator %(indicator)s is a number (aim “%(aim)s”); only the aim “state” "
    "has states."
)

WHERE = [
    (INDICATORS, "baseline_state"),
    (TARGETS, "state"),
    (ACTUALS, "state"),
]


def check_states(changes: Changes) -> Iterator[Fault]:
    if STATES.file in changes.package.unreadable:
        return
    indicators = changes.sheets[INDICATORS.file].afterwards.by_key
    states: dict[Key, list[str]] = {}
    for row in changes.sheets[STATES.file].afterwards:
        key = (row.values["indicator_code"],)
        states.setdefault(key, []).append(row.values["state"])
        indicator = indicators.get(key)
        if indicator and _is_number(indicator):
            yield row.fault(HAS_NO_STATES, "indicator_code", **_about(indicator))
    for sheet, column in WHERE:
        for row in changes.sheets[sheet.file].afterwards:
            key = (row.values["indicator_code"],)
            state = row.values[column]
            if not state or key not in indicators or column in row.unread:
                continue
            if _is_number(indicators[key]) and sheet is not INDICATORS:
                yield row.fault(HAS_NO_STATES, column, **_about(indicators[key]))
            elif state not in states.get(key, []) and not _is_number(indicators[key]):
                yield row.fault(
                    UNKNOWN,
                    column,
                    text=shown(state),
                    indicator=key[0],
                    known=" / ".join(states.get(key, [])) or "–",
                )


def _is_number(indicator) -> bool:
    return "aim" not in indicator.unread and indicator.values["aim"] != Aim.STATE


def _about(indicator) -> dict[str, object]:
    return {"indicator": indicator.label, "aim": indicator.values["aim"]}
