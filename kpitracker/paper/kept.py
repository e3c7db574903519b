"""PDFs that were made today, so that nobody makes them twice."""

import logging
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

LOG = logging.getLogger(__name__)
SUFFIX = ".pdf"


class Shelf:
    """A folder that holds so many bytes; who was asked for longest ago goes first."""

    def __init__(self, folder: Path, *, size: int) -> None:
        self.folder, self.size = folder, size

    def get(self, key: str) -> bytes | None:
        path = self._path(key)
        try:
            content = path.read_bytes()
            os.utime(path)
        except FileNotFoundError:
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Complete or not at all, to be read by this product's own user only.

        Where there is no room left, nothing is kept: the reader has the content.
        """
        file = NamedTemporaryFile(dir=self.folder, delete=False)  # noqa: SIM115 - closed below
        try:
            with file:
                file.write(content)
            os.replace(file.name, self._path(key))
        except OSError as fault:
            LOG.warning("A PDF could not be kept: %s", fault)
            Path(file.name).unlink(missing_ok=True)
        self._make_room()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{SUFFIX}"

    def _make_room(self) -> None:
        kept = []
        for path in self.folder.glob(f"*{SUFFIX}"):
            stat = path.stat()
            kept.append((stat.st_mtime, stat.st_size, path))
        too_much = sum(size for _time, size, _path in kept) - self.size
        for _time, size, path in sorted(kept):
            if too_much <= 0:
                break
            path.unlink(missing_ok=True)
            too_much -= size
