"""Sessions in the database whose keys are checked before it is asked."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """PostgreSQL fails on a key with a NUL byte; no key of ours has one."""

    def _validate_session_key(self, key) -> bool:
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
