"""The ideas of an indicator as closed lists. Imports nothing of ours."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Aim(TextChoices):
    """What the town wants of an indicator. Stated, never read off its numbers."""

    INCREASE = "increase", _("Increase")
    DECREASE = "decrease", _("Decrease")
    AT_LEAST = "at_least", _("Keep (at least)")
    AT_MOST = "at_most", _("Keep (at most)")
    RANGE = "range", _("Stay within a range")
    STATE = "state", _("Reach a state")
    MONITOR = "monitor", _("Monitor")


class Basis(TextChoices):
    """What one value of an indicator stands for."""

    POINT = "point", _("Point in time")
    YEARLY = "yearly", _("Per year")
    CUMULATIVE = "cumulative", _("Cumulative")


class Entry(TextChoices):
    """What people type for a cumulative indicator."""

    RUNNING_TOTAL = "running_total", _("Running total")
    INCREMENT = "increment", _("Yearly increment")


class Comparison(TextChoices):
    """How an actual is held against a target, or why there is none to hold it to."""

    REACH = "reach", _("Reach")
    MORE_THAN = "more_than", _("More than")
    LESS_THAN = "less_than", _("Less than")
    AT_LEAST = "at_least", _("At least")
    AT_MOST = "at_most", _("At most")
    RANGE = "range", _("Within the range")
    STATE = "state", _("State reached")
    UNDETERMINED = "undetermined", _("To be determined")
    NONE = "none", _("No target")
    MERGED = "merged", _("Merged")


class Quality(TextChoices):
    """Whether a value is settled or still expected."""

    ACTUAL = "actual", pgettext_lazy("quality", "Actual")
    ESTIMATE = "estimate", pgettext_lazy("quality", "Estimate")


class MissingReason(TextChoices):
    """Why a fiscal year has no value. Worded to stand inside brackets."""

    UNPUBLISHED = "unpublished", _("not yet published")
    NOT_SURVEYED = "not_surveyed", _("not surveyed this year")
    COLLECTING = "collecting", _("being collected")
    CANCELLED = "cancelled", _("project cancelled")
    OTHER = "other", _("other reason")


class Stage(TextChoices):
    """How far an actual has come on its way to the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    APPROVED = "approved", _("Approved")
    CONFIRMED = "confirmed", _("Confirmed")
    PUBLISHED = "published", _("Published")


class Lifecycle(TextChoices):
    """Whether an indicator is still followed."""

    ACTIVE = "active", _("Followed")
    MERGED = "merged", _("Merged")
    ENDED = "ended", _("Ended")


class BaselineAbsent(TextChoices):
    """What a missing baseline means."""

    UNKNOWN = "unknown", _("Not known")
    ZERO = "zero", _("Not started, counts as 0")


class YearKind(TextChoices):
    """What the year of a baseline names."""

    FISCAL_YEAR = "fiscal_year", _("Fiscal year")
    CALENDAR_YEAR = "calendar_year", _("Calendar year")
    MONTH = "month", _("Year and month")
    NONE = "none", _("No year given")


class Status(TextChoices):
    """How an indicator stands in a year. Derived from its values, never stored."""

    ACHIEVED = "achieved", _("Achieved")
    ON_TRACK = "on_track", _("On track")
    MOSTLY = "mostly", _("Mostly on track")
    BEHIND = "behind", _("Behind")
    WORSE = "worse", _("Worse than the baseline")
    MISSED = "missed", _("Missed")
    NOT_JUDGED = "not_judged", _("Not judged")


class Reason(TextChoices):
    """Why a year is not judged. Worded to stand inside brackets."""

    BEFORE_START = "before_start", _("before the start")
    NO_PERIOD = "no_period", _("no plan period")
    MERGED = "merged", _("merged")
    ENDED = "ended", _("ended")
    MONITOR = "monitor", _("monitored only")
    NO_TARGET = "no_target", _("no target")
    TARGET_UNDETERMINED = "target_undetermined", _("target to be determined")
    NO_ACTUAL = "no_actual", _("no actual value")
    NOT_DUE = "not_due", _("no survey this year")
    BEFORE_TARGET = "before_target", _("target year not reached")
    NO_BASELINE = "no_baseline", _("no baseline")
    UNPUBLISHED = MissingReason.UNPUBLISHED.value, _("not yet published")
    NOT_SURVEYED = MissingReason.NOT_SURVEYED.value, _("not surveyed this year")
    COLLECTING = MissingReason.COLLECTING.value, _("being collected")
    CANCELLED = MissingReason.CANCELLED.value, _("project cancelled")
    OTHER = MissingReason.OTHER.value, _("other reason")
