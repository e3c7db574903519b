"""Read settings from environment variables, refusing what cannot be meant."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

SQLITE_OPTIONS = {
    # WAL and a timeout without IMMEDIATE lose writes to "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: the last commits survive a power cut, at the price of an fsync each.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000;"
    ),
}
POSTGRES_OPTIONS = {
    "options": (
        "-c lock_timeout=5s -c statement_timeout=30s "
        "-c idle_in_transaction_session_timeout=60s"
    ),
}


def stop(name: str, sentence: str) -> SystemExit:
    """The end of the process, naming the variable to correct."""
    return SystemExit(f"{name} {sentence}")


def text(name: str, default: str = "") -> str:
    """The variable's text without surrounding space; empty counts as unset."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Read a yes/no variable, refusing anything that is neither."""
    written = text(name, str(default))
    try:
        return {"true": True, "false": False, "1": True, "0": False}[written.lower()]
    except KeyError:
        raise stop(name, f"must be True or False, not {written!r}.") from None


def file(name: str, *, suffixes: tuple[str, ...]) -> str:
    """The path of a file of one of these kinds that is there; empty where unset."""
    written = text(name)
    if written and not (Path(written).is_file() and written.lower().endswith(suffixes)):
        kinds = " or ".join(suffixes)
        raise stop(name, f"must be the path of a {kinds} file, not {written!r}.")
    return written


def whole(name: str, *, default: int, least: int = 1) -> int:
    """Read a whole number, at least 1 or 0, refusing anything else."""
    written = text(name, str(default))
    if not (written.isascii() and written.isdecimal() and 0 < len(written) < 16):
        raise stop(name, f"must be a whole number, not {written!r}.")
    if int(written) < least:
        raise stop(name, "must be above 0.")
    return int(written)


def words(name: str, default: Iterable[str] = ()) -> list[str]:
    """Read a list whose items are separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(
        default
    )


def database(name: str, *, default: Path) -> dict[str, object]:
    """Read ``sqlite:///PATH`` or ``postgres://USER:PASSWORD@HOST:PORT/NAME``.

    Returns an entry of Django's ``DATABASES``. ``sqlite:////srv/kpi.sqlite3`` is
    an absolute path, ``sqlite:///kpi.sqlite3`` one below the current folder.
    """
    written = text(name)
    if not written:
        default.parent.mkdir(exist_ok=True)
        return _sqlite(default)
    try:
        url = urlsplit(written)
        url.port  # noqa: B018 - urllib reads the port only when asked for it
    except ValueError:
        raise stop(name, "is not a URL.") from None
    if url.scheme == "sqlite":
        return _sqlite(_sqlite_path(name, url))
    if url.scheme in {"postgres", "postgresql"}:
        return _postgres(name, url)
    raise stop(name, "must begin with sqlite:/// or postgres://.")


class Mail(NamedTuple):
    """Django's settings for a mail server; without a host no mail is ever sent."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False


MAIL_SCHEMES = {
    "smtp": Mail(port=25),
    "smtp+starttls": Mail(port=587, use_tls=True),
    "smtps": Mail(port=465, use_ssl=True),
}


def mail(name: str) -> Mail:
    """Read ``smtp://USER:PASSWORD@HOST:PORT``; the other schemes encrypt."""
    written = text(name)
    if not written:
        return Mail()
    try:
        url = urlsplit(written)
        usual = MAIL_SCHEMES[url.scheme]
        port = url.port or usual.port
    except (KeyError, ValueError):
        raise stop(
            name, "must begin with smtp://, smtp+starttls:// or smtps://."
        ) from None
    if not url.hostname or url.path.strip("/") or url.query or url.fragment:
        raise stop(name, "must be smtp://USER:PASSWORD@HOST:PORT.")
    return usual._replace(
        host=url.hostname,
        port=port,
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
    )


def _sqlite_path(name: str, url: SplitResult) -> Path:
    path = Path(unquote(url.path.removeprefix("/")))
    if url.netloc or url.query or url.fragment or not path.name:
        raise stop(name, "must be sqlite:///PATH, with the path of a file.")
    if path.is_dir() or not path.parent.is_dir():
        raise stop(name, f"names a file in a folder that does not exist: {path}")
    return path.absolute()


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": SQLITE_OPTIONS,
        # Tests run on a file too: a database in memory knows neither WAL nor locks.
        # One a process, so that two runs do not meet.
        "TEST": {"NAME": path.with_name(f"test-{os.getpid()}-{path.name}")},
    }


def _postgres(name: str, url: SplitResult) -> dict[str, object]:
    database_name = unquote(url.path.removeprefix("/"))
    if not database_name or "/" in database_name or url.query or url.fragment:
        raise stop(name, "must be postgres://USER:PASSWORD@HOST:PORT/NAME.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": url.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": POSTGRES_OPTIONS,
    }
