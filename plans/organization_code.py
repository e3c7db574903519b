"""全国地方公共団体コード: five digits and a check digit."""

WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(five_digits: str) -> int:
    """The sixth digit: 11 minus the weighted sum's remainder by 11, its last digit."""
    weighted = sum(
        int(digit) * weight for digit, weight in zip(five_digits, WEIGHTS, strict=True)
    )
    return (11 - weighted % 11) % 10


def is_valid(code: str) -> bool:
    """Whether the text is six digits of which the last is the check digit."""
    return (
        len(code) == 6
        and code.isascii()
        and code.isdigit()
        and check_digit(code[:5]) == int(code[5])
    )
