"""gunicorn with two workers as production runs it, and what its processor did."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

WORKERS, THREADS, CONNECTIONS = 2, 4, 4
PATIENCE = 60


def environment(url: str, folder: Path, *, cache_mb: int = 32) -> dict[str, str]:
    """As production runs, but without TLS."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.pages_settings",
        "DATABASE_URL": url,
        "DEBUG": "False",
        "INSECURE_HTTP": "True",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "STATIC_ROOT": str(folder / "static"),
        "FLOOR_FRAME": str(folder / "frame.html"),
        "PAGE_CACHE_MB": str(cache_mb),
    }


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Server:
    """One set of workers on a port of its own."""

    def __init__(self, port: int, process: subprocess.Popen) -> None:
        self.port = port
        self.process = process

    def get(self, path: str, **headers: str) -> Answer:
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(_request(path, headers))
            return _read(connection.makefile("rb"))

    def measure(self, path: str, requests: int, **headers: str) -> tuple[float, float]:
        """Milliseconds of processor time a request, and requests a second."""
        before, started = self._spent(), time.perf_counter()
        asked = [
            Thread(target=self._ask, args=(path, headers, requests // CONNECTIONS))
            for _ in range(CONNECTIONS)
        ]
        for thread in asked:
            thread.start()
        for thread in asked:
            thread.join()
        seconds = time.perf_counter() - started
        return (self._spent() - before) / requests * 1000, requests / seconds

    def _ask(self, path: str, headers: Mapping[str, str], times: int) -> None:
        request = _request(path, headers)
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            answers = connection.makefile("rb")
            for _time in range(times):
                connection.sendall(request)
                _read(answers)

    def _spent(self) -> float:
        """Seconds on the processor, of all threads of all workers."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        workers = [pid for task in tasks for pid in task.read_text().split()]
        return sum(
            int(task.read_text().split()[0]) / 1e9
            for worker in workers
            for task in Path(f"/proc/{worker}/task").glob("*/schedstat")
        )


@contextmanager
def serving(variables: Mapping[str, str]) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "kpitracker.wsgi", "--log-level=error"]
    command += [f"--bind=127.0.0.1:{port}", f"--workers={WORKERS}"]
    command += [f"--threads={THREADS}"]
    with subprocess.Popen(command, env=variables) as process:
        try:
            server = Server(port, process)
            _wait(server)
            yield server
        finally:
            process.terminate()


def _wait(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            server.get("/bench/empty/")
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _request(path: str, headers: Mapping[str, str]) -> bytes:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [
        f"{name}: {value}" for name, value in ({"Host": "127.0.0.1"} | named).items()
    ]
    return "\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode()


def _read(answers) -> Answer:
    status = answers.readline().split()
    if not status:
        raise ConnectionError("The server closed the connection.")
    headers = {}
    while (line := answers.readline().strip()) != b"":
        name, _colon, value = line.decode().partition(": ")
        headers[name.lower()] = value
    body = answers.read(int(headers.get("content-length", 0)))
    return Answer(int(status[1]), headers, body)
