"""Which compression a reader takes, and the two that are offered."""

import gzip
import re
from collections.abc import Callable, Mapping

import brotli

BROTLI, GZIP, PLAIN = "br", "gzip", "identity"
# Made while somebody waits: half a second for one per cent fewer bytes is no gain.
PACK: Mapping[str, Callable[[bytes], bytes]] = {
    BROTLI: lambda body: brotli.compress(body, quality=5),
    GZIP: lambda body: gzip.compress(body, compresslevel=6, mtime=0),
    PLAIN: bytes,
}
UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    BROTLI: brotli.decompress,
    GZIP: gzip.decompress,
    PLAIN: bytes,
}
REFUSED = re.compile(r"q=0(\.0*)?$")


def wanted(accepted: str) -> str:
    """The smallest encoding that an Accept-Encoding header allows."""
    offers = {}
    for offer in accepted.lower().split(","):
        name, _semicolon, weight = offer.replace(" ", "").partition(";")
        offers[name] = not REFUSED.match(weight)
    found = (name for name in (BROTLI, GZIP) if offers.get(name, offers.get("*")))
    return next(found, PLAIN)
