"""How much of a file is read; what is larger is refused at the first breach."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Safe defaults.

    ``rows`` counts records with content, without the header; ``cells`` counts what is
    read, blank or not; ``unpacked`` is all that an XLSX file unpacks to, in bytes. The
    limits of an exchange package are those of all its files together.
    """

    bytes: int = 5 * 2**20
    rows: int = 5_000
    cells: int = 500_000
    columns: int = 200
    unpacked: int = 50 * 2**20
