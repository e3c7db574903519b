"""全国地方公共団体コード and its check digit."""

import pytest

from plans.organization_code import check_digit, is_valid

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "code",
    [
        "011002",  # 札幌市
        "022012",  # 青森市
        "131016",  # 千代田区
        "192147",  # 中央市
        "012068",  # 釧路市
        "473821",  # 与那国町
    ],
)
def test_published_codes_are_valid(code):
    assert is_valid(code)


@pytest.mark.parametrize("wrong", range(1, 10))
def test_any_other_last_digit_is_refused(wrong):
    assert not is_valid(f"02201{(2 + wrong) % 10}")


@pytest.mark.parametrize("code", ["", "02201", "0220120", "０２２０１２", "02201a"])
def test_anything_but_six_digits_is_refused(code):
    assert not is_valid(code)


def test_the_check_digit_is_the_last_digit_of_eleven_minus_the_remainder():
    assert check_digit("02201") == 2
    assert check_digit("00000") == 1
