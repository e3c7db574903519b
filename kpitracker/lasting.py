"""Since when an indicator has lagged, in words: one phrase, or all there is to say."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from indicators.lasting import Lasting
from indicators.progress import Judgement
from indicators.reports.lines import IndicatorLine
from indicators.wording import shown_as, words
from kpitracker.sentences import summary_of
from kpitracker.templatetags.years import short_year


def since_words(line: IndicatorLine) -> str:
    """For how many years in a row; empty where the year does not lag."""
    lasting = line.lasting
    if lasting is None:
        return ""
    facts = {
        "since": short_year(lasting.since),
        "words": _(" · ").join(dict.fromkeys(map(_lag, lasting.judgements))),
        "count": len(lasting.judgements),
        "skipped": lasting.skipped,
    }
    if facts["count"] == 1:
        return _("%(words)s since %(since)s") % facts
    if not lasting.skipped:
        return _("%(words)s %(count)d years in a row, since %(since)s") % facts
    return (
        _(
            "%(words)s in all %(count)d years judged since %(since)s (not judged: "
            "%(skipped)d)"
        )
        % facts
    )


def since_sentences(line: IndicatorLine) -> tuple[str, ...]:
    """The same, and what was before, so that nobody takes it for more than it is."""
    if line.lasting is None:
        return ()
    return tuple(_sentences(line, line.lasting))


def summary_since(line: IndicatorLine) -> str:
    """How the indicator stands, and since when."""
    return " ".join([summary_of(line), *since_sentences(line)])


def _sentences(line: IndicatorLine, lasting: Lasting) -> Iterator[str]:
    yield _("%(said)s.") % {"said": since_words(line)}
    before = lasting.before
    if before is None:
        first = {"year": short_year(lasting.since)}
        yield _("%(year)s is the first year that was judged.") % first
    else:
        facts = {"year": short_year(before.fiscal_year), "words": words(before)}
        yield _("Judged last before that: %(year)s, %(words)s.") % facts
    if line.earlier_targets and len(lasting.judgements) > 1:
        yield _("All these years are held against the target in force now.")


def _lag(judgement: Judgement) -> str:
    """The status by its name of that year, without what stands in brackets."""
    return str(shown_as(judgement).label)
