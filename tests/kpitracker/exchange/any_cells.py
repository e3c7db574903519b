"""Any cell that a package may hold, written as an export writes it."""

import unicodedata

from hypothesis import strategies as st

from plans.reading.markup import MARKUP

SIGNS = "ab青１㎡①ﾊ葛\U000e0100,;\"'<&=+-@#\t \u3000・※－"


def canonical(text: str) -> bool:
    return (
        bool(text.strip())
        and unicodedata.is_normalized("NFC", text)
        and not MARKUP.search(text)
    )


words = st.text(st.sampled_from(SIGNS), min_size=1, max_size=8).filter(canonical)
lines = st.just("") | words
prose = lines | st.builds("{}\n{}".format, words, words)
bodies = words | st.builds("<u>{}</u>\n{}".format, words, words)
years = st.integers(1990, 2060)
days = st.dates().filter(lambda day: 1868 <= day.year <= 2200).map(str) | st.just("")
numbers = st.decimals(-(10**7), 10**7, places=4).map(
    lambda number: f"{number.normalize() + 0:f}"
)
blank_or = {True: "1", False: ""}


def flags():
    return st.booleans().map(blank_or.get)


def one_of(values, *, empty=True):
    return st.sampled_from([*([""] if empty else []), *map(str, values)])


def codes(rows, column: str) -> list[str]:
    return [row[column] for row in rows]
