"""Numbers as text, exactly: what is printed here reads back as the same number."""

from decimal import Decimal


def plain(value: Decimal) -> str:
    """The shortest exact form for files: ``-35``, ``51.8``; no exponent, no ``-0``."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def with_triangle(value: Decimal) -> str:
    """For prose and paper: ``△1,234.50``, with the decimals the value carries."""
    text = _unsigned(value, grouped=True)
    return f"△{text}" if value < 0 else text


def _unsigned(value: Decimal, *, grouped: bool = False) -> str:
    # copy_abs, because abs() would round to the precision of the context.
    return f"{value.copy_abs():{',' if grouped else ''}f}"
