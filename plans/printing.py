"""Numbers as text, exactly: what is printed here reads back as the same number."""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """The shortest exact form for files: ``-35``, ``51.8``; no exponent, no ``-0``."""
    return _shortest(f"{value:f}")


def grouped(value: Decimal) -> str:
    """The same for people: ``-1,163,775.5``."""
    return _shortest(f"{value:,f}")


def with_triangle(value: Decimal) -> str:
    """For prose and paper: ``△1,234.50``, with the decimals the value carries."""
    # copy_abs, because abs() would round to the precision of the context.
    text = f"{value.copy_abs():,f}"
    return f"△{text}" if value < 0 else text


def _shortest(text: str) -> str:
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
