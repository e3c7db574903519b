"""The pages a process keeps, as many as fit; the one not asked for longest goes."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

from kpitracker.keeping.encodings import PACK, UNPACK

# A single page larger than this part of all room is not kept.
LARGEST = 8
# What a page takes beside its bytes, so that many small ones are bounded too.
FRAME = 1_000


@dataclass
class Page:
    """One version of a page; each compression is made once, when first asked for."""

    etag: str
    headers: dict[str, str]
    packed: dict[str, bytes] = field(repr=False)

    def body(self, encoding: str) -> bytes:
        if encoding not in self.packed:
            other, body = next(iter(self.packed.items()))
            self.packed[encoding] = PACK[encoding](UNPACK[other](body))
        return self.packed[encoding]

    @property
    def size(self) -> int:
        return FRAME + sum(map(len, self.packed.values()))


class Store:
    """Bounded by the bytes of what it holds. Safe among threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pages: OrderedDict[Hashable, tuple[Page, int]] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable, etag: str) -> Page | None:
        """The page in this version only."""
        with self._lock:
            page, _size = self._pages.get(key, (None, 0))
            if page is None or page.etag != etag:
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page, *, room: int) -> None:
        """Keep it in the place of its former version; also when it has grown."""
        size = page.size
        with self._lock:
            self._drop(key)
            if size > room // LARGEST:
                return
            self._pages[key] = page, size
            self._size += size
            while self._size > room:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._size = 0

    def _drop(self, key: Hashable) -> None:
        _page, size = self._pages.pop(key, (None, 0))
        self._size -= size

    def __len__(self) -> int:
        return len(self._pages)


STORE = Store()
