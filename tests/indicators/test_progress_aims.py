"""Aims, the comparisons that go with them, and how the others are refused."""

from decimal import Decimal

import pytest
from django.utils import translation

from indicators.aims import aim_contradiction, allowed, pair_refusal
from indicators.enums import Aim, Comparison

pytestmark = pytest.mark.pure


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def every_pair(**how):
    return {
        (aim.value, comparison.value)
        for aim in Aim
        for comparison in Comparison
        if allowed(aim.value, comparison.value, **how)
    }


OWN = {
    ("increase", "reach"),
    ("increase", "more_than"),
    ("decrease", "reach"),
    ("decrease", "less_than"),
    ("at_least", "at_least"),
    ("at_least", "more_than"),
    ("at_most", "at_most"),
    ("at_most", "less_than"),
    ("range", "range"),
    ("state", "state"),
}
KEPT = ("at_least", "at_most", "range")


class TestPairs:
    def test_an_aim_has_its_own_comparisons_and_those_without_a_value(self):
        bare = {(aim.value, how) for aim in Aim for how in BARE}

        assert every_pair() == OWN | bare

    def test_only_a_level_is_set_for_every_year(self):
        assert every_pair(every_year=True) == {pair for pair in OWN if pair[0] in KEPT}

    @pytest.mark.parametrize("every_year", [False, True])
    @pytest.mark.parametrize("comparison", Comparison.values)
    @pytest.mark.parametrize("aim", Aim.values)
    def test_exactly_the_others_are_refused(self, aim, comparison, every_year):
        how = {"every_year": every_year}

        refusal = pair_refusal(aim, comparison, **how)

        assert (refusal is None) == allowed(aim, comparison, **how)

    def test_the_refusal_names_what_is_possible(self):
        assert str(pair_refusal("increase", "less_than")) == (
            "The comparison “Less than” does not go with the aim “Increase”. "
            "Possible are: Reach, More than, To be determined, No target, Merged."
        )

    def test_the_refusal_names_what_is_possible_for_every_year(self):
        assert str(pair_refusal("at_least", "none", every_year=True)) == (
            "The comparison “No target” does not go with the aim “Keep (at least)” "
            "for every year. Possible are: At least, More than."
        )

    def test_the_refusal_says_which_aims_know_no_every_year(self):
        assert str(pair_refusal("increase", "reach", every_year=True)) == (
            "A target for every year does not go with the aim “Increase”."
        )


BARE = ("undetermined", "none", "merged")


class TestContradiction:
    def of(self, aim, baseline, target, comparison="reach"):
        numbers = (None if one is None else Decimal(one) for one in (baseline, target))
        refusal = aim_contradiction(aim, *numbers, comparison)
        return None if refusal is None else str(refusal)

    def test_an_increase_downwards_is_a_decrease_or_a_floor(self):
        assert self.of("increase", "17.50", "1500") is None
        assert self.of("increase", "1700", "1500.50") == (
            "The target 1500.5 is below the baseline 1700, so the aim cannot be "
            "“Increase”. Choose one of: Decrease, Keep (at least)."
        )

    def test_a_decrease_upwards_is_an_increase_or_a_ceiling(self):
        assert self.of("decrease", 20, 10) is None
        assert self.of("decrease", 10, 20) == (
            "The target 20 is above the baseline 10, so the aim cannot be “Decrease”. "
            "Choose one of: Increase, Keep (at most)."
        )

    @pytest.mark.parametrize("aim", ["increase", "decrease"])
    def test_no_change_is_a_level_to_keep(self, aim):
        assert self.of(aim, 0, "0.0") == (
            "The target 0 equals the baseline, so the aim cannot be "
            f"“{Aim(aim).label}”. Choose one of: Keep (at least), Keep (at most)."
        )

    def test_a_strict_target_lies_beyond_the_baseline_too(self):
        assert self.of("increase", 10, 10, "more_than")
        assert self.of("decrease", 10, 10, "less_than")

    @pytest.mark.parametrize("aim", [*KEPT, "state", "monitor"])
    @pytest.mark.parametrize("target", [5, 10, 15])
    def test_other_aims_may_have_any_target(self, aim, target):
        assert self.of(aim, 10, target) is None

    @pytest.mark.parametrize(("baseline", "target"), [(None, 10), (10, None)])
    def test_what_is_not_known_does_not_contradict(self, baseline, target):
        assert self.of("increase", baseline, target) is None
        assert self.of("decrease", baseline, target) is None

    @pytest.mark.parametrize("comparison", BARE)
    def test_no_target_does_not_contradict(self, comparison):
        assert self.of("increase", 10, 5, comparison) is None
