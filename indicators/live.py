"""What a cell would mean once it were saved: read and judged, and not written."""

from dataclasses import dataclass, replace

from indicators.courses import EVERY_STAGE
from indicators.entry_texts import RowReader
from indicators.facts import ActualFacts, facts_of
from indicators.models import Indicator, Round
from indicators.outlying import Outlier, outlier_of
from indicators.reports.grounds import ground_from
from indicators.reports.judged_lines import line_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import NOWHERE
from plans.meetings import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """``faults`` say what cannot be read; ``line`` is judged as if it were stored."""

    line: IndicatorLine
    quality: str
    faults: dict[str, list[str]]
    outlier: Outlier | None


def look_at(round_: Round, indicator: Indicator, texts: Texts) -> Live:
    """Read a row of the round without saving it. Four queries."""
    plan, year = round_.plan, round_.fiscal_year
    facts = facts_of(plan.indicators.filter(pk=indicator.pk), stages=EVERY_STAGE)
    known = facts[indicator.pk]
    reader = RowReader(indicator, states=known.states, fiscal_year=year)
    fields, faults = reader.read(texts)
    entered = {row.fiscal_year: row for row in known.actuals}
    entered.pop(year, None)
    if not faults:
        del fields["entered"]
        now = {"stage": "draft", "source": "", **fields}
        entered[year] = ActualFacts(indicator.pk, year, **now)
    known = replace(known, actuals=tuple(entered[one] for one in sorted(entered)))
    ground = ground_from(plan, year, {indicator.pk: known})
    line = line_of(indicator.pk, ground, outline=NOWHERE)
    return Live(
        line=line,
        quality=fields["quality"],
        faults=faults,
        outlier=outlier_of(indicator, entered, fiscal_year=year),
    )
