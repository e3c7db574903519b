"""Targets fit the aim of their indicator, and stand alone where they must."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from indicators.aims import comparisons_of
from indicators.enums import Comparison, Lifecycle
from indicators.models import Indicator
from indicators.targets import WITHOUT_VALUE
from kpitracker.exchange.changes import Changes
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import INDICATORS, TARGETS

OTHER_AIM = _(
    "“%(comparison)s” does not go with the aim “%(aim)s” of %(indicator)s. Possible "
    "are: %(choices)s."
)
OTHER_AIM_EVERY_YEAR = _(
    "“%(comparison)s” for every year does not go with the aim “%(aim)s” of "
    "%(indicator)s. Possible are: %(choices)s."
)
NOT_MERGED = _(
    "A merged target needs an indicator whose lifecycle is “merged”; that of "
    "%(indicator)s is “%(lifecycle)s”."
)
NOT_ALONE = _(
    "A target for every year, or one without a value (%(comparison)s), is the only one "
    "of its edition, but %(indicator)s has another in %(place)s."
)
AGAINST_AIM = _(
    "%(refusal)s Of the indicator %(indicator)s, %(facts_place)s says: %(facts)s."
)
AGAINST_TARGET = _(
    "%(refusal)s Of the indicator %(indicator)s, %(target_place)s says: %(target)s."
)
IN_FILE = _("row %(row)d")
IN_DATABASE = _("the database (--prune removes what the package lacks)")

AIM_FACTS = (
    "aim",
    "basis",
    "entry",
    "baseline_included",
    "baseline_value",
    "baseline_absent",
)


def check_targets(changes: Changes) -> Iterator[Fault]:
    indicators = changes.sheets[INDICATORS.file].afterwards.by_key
    editions: dict[tuple, list[Row]] = {}
    for row in changes.sheets[TARGETS.file].afterwards:
        indicator = indicators.get((row.values["indicator_code"],))
        if indicator is None or "comparison" in row.unread:
            continue
        yield from _fits(row, indicator)
        if not {"edition_code", "every_year"} & row.unread:
            edition = (row.values["indicator_code"], row.values["edition_code"])
            editions.setdefault(edition, []).append(row)
    for rows in editions.values():
        yield from _stand_alone(rows)


def _fits(row: Row, indicator: Row) -> Iterator[Fault]:
    """The aim allows the comparison, and the target lies on its side."""
    values = indicator.values
    is_known = not indicator.unread.intersection(AIM_FACTS)
    if is_known and not {"value", "every_year"} & row.unread:
        yield from _goes_with_the_aim(row, indicator)
    is_merged = "lifecycle" in indicator.unread or (
        values["lifecycle"] == Lifecycle.MERGED
    )
    if row.values["comparison"] == Comparison.MERGED and not is_merged:
        yield row.fault(
            NOT_MERGED,
            "comparison",
            indicator=indicator.label,
            lifecycle=values["lifecycle"],
        )


def _goes_with_the_aim(row: Row, indicator: Row) -> Iterator[Fault]:
    aim, comparison = indicator.values["aim"], row.values["comparison"]
    every_year = row.values["every_year"]
    choices = comparisons_of(aim, every_year=every_year)
    if comparison not in choices:
        yield row.fault(
            OTHER_AIM_EVERY_YEAR if every_year else OTHER_AIM,
            "comparison",
            comparison=comparison,
            aim=aim,
            indicator=indicator.label,
            choices=", ".join(choices) or "–",
        )
        return
    facts = {name: indicator.values[name] for name in AIM_FACTS}
    refusal = Indicator(**facts).contradiction(
        comparison, row.values["value"], every_year=every_year
    )
    if refusal:
        yield _contradicted(refusal, row, indicator)


def _contradicted(refusal: object, row: Row, indicator: Row) -> Fault:
    """Both rows, since either may be wrong; the fault lies in the one that is read."""
    facts = {
        "refusal": refusal,
        "indicator": indicator.label,
        "target": row.shown("value"),
        "target_place": row.place,
        "facts": indicator.shown("aim", "baseline_value"),
        "facts_place": indicator.place,
    }
    if row.line is None and indicator.line is not None:
        return indicator.fault(AGAINST_TARGET, "aim", "baseline_value", **facts)
    return row.fault(AGAINST_AIM, "value", **facts)


def _stand_alone(rows: list[Row]) -> Iterator[Fault]:
    if len(rows) == 1:
        return
    for row in rows:
        comparison = row.values["comparison"]
        if not row.values["every_year"] and comparison not in WITHOUT_VALUE:
            continue
        other = next(one for one in rows if one is not row)
        place = str(IN_FILE) % {"row": other.line} if other.line else IN_DATABASE
        yield row.fault(
            NOT_ALONE,
            "comparison",
            comparison=", ".join(WITHOUT_VALUE),
            indicator=row.values["indicator_code"],
            place=place,
        )
