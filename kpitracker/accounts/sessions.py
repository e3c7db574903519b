"""Sessions in the database: with keys that are checked, and two ends in time."""

from time import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

BEGAN, SEEN, ENDED = "began", "seen", "ended"
SECONDS_BETWEEN_WRITES = 60


class SessionStore(DatabaseStore):
    """Ends a login that was idle for too long, or that is too old.

    When it was last seen is written once a minute at most. ``ENDED`` stands in what is
    left of a session that came to its end.
    """

    def load(self) -> dict:
        kept = super().load()
        if SESSION_KEY not in kept:
            return kept
        now = int(time())
        if BEGAN not in kept or SEEN not in kept:
            kept[BEGAN] = kept[SEEN] = now
            self.modified = True
        began, seen = kept[BEGAN], kept[SEEN]
        if (
            now - seen >= settings.SESSION_IDLE_MINUTES * 60
            or now - began >= settings.SESSION_HOURS * 3600
        ):
            self.modified = True
            return {ENDED: True}
        if now - seen >= SECONDS_BETWEEN_WRITES:
            kept[SEEN] = now
            self.modified = True
        return kept

    def begin(self) -> None:
        """Count from here: somebody has just logged in."""
        self[BEGAN] = self[SEEN] = int(time())
        self.pop(ENDED, None)

    def seconds_left(self) -> int | None:
        """Until the login ends if nothing more is asked; None where nobody is in."""
        if SESSION_KEY not in self:
            return None
        now = int(time())
        idle = self.get(SEEN, now) + settings.SESSION_IDLE_MINUTES * 60
        at_most = self.get(BEGAN, now) + settings.SESSION_HOURS * 3600
        return min(idle, at_most) - now

    def _validate_session_key(self, key) -> bool:
        # PostgreSQL fails on a key with a NUL byte; no key of ours has one.
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
