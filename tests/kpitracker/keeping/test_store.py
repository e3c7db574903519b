"""Which pages a process keeps, and which encoding a reader takes."""

import pytest

from kpitracker.keeping.encodings import wanted
from kpitracker.keeping.store import FRAME, LARGEST, Page, Store

pytestmark = pytest.mark.pure

ROOM = LARGEST * (FRAME + 100)


def page(etag="a", size=100) -> Page:
    return Page(etag, {}, {"identity": b"x" * size})


def test_a_page_is_found_in_its_version_only():
    store = Store()
    store.put("key", page("a"), room=ROOM)

    assert store.get("key", "a")
    assert store.get("key", "b") is None


def test_a_new_version_takes_the_place_of_the_former():
    store = Store()
    for etag in "ab":
        store.put("key", page(etag), room=ROOM)

    assert len(store) == 1
    assert store.get("key", "b")


def test_what_was_not_asked_for_longest_goes_first():
    store = Store()
    for key in range(LARGEST):
        store.put(key, page(), room=ROOM)
    store.get(0, "a")

    store.put("new", page(), room=ROOM)

    assert store.get(0, "a")
    assert store.get(1, "a") is None
    assert len(store) == LARGEST


def test_a_page_too_large_is_not_kept_and_pushes_none_out():
    store = Store()
    store.put("small", page(), room=ROOM)

    store.put("large", page(size=101), room=ROOM)

    assert store.get("large", "a") is None
    assert store.get("small", "a")


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.000, gzip; q=0", "identity"),
        ("BR", "br"),
        ("*", "br"),
        ("*, br;q=0", "gzip"),
        ("identity, brx", "identity"),
        ("gzip;q=0.1", "gzip"),
    ],
)
def test_the_smallest_encoding_that_is_accepted(accepted, expected):
    assert wanted(accepted) == expected
