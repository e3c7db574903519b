"""A stored judgement is loaded exactly as it was made, whatever the course."""

import pytest
from hypothesis import given

from indicators.models import PublishedJudgement
from indicators.progress import judge
from indicators.published.judgements import READ, judgement_from, row_of
from indicators.scales import PRESETS, scale_with
from tests.indicators.anything import courses, years

pytestmark = pytest.mark.pure

SCALE = PRESETS["standard4"]
IDENTITIES = {"id", "indicator"}


@given(courses(), years)
def test_a_judgement_comes_back_as_it_was(course, year):
    made = judge(course, fiscal_year=year, scale=SCALE)

    row = row_of(made)
    loaded = judgement_from(
        {name: getattr(row, name) for name in READ}, course=course, scale=SCALE
    )

    assert loaded == made


@given(courses(), years)
def test_every_figure_fits_its_column(course, year):
    row = row_of(judge(course, fiscal_year=year, scale=SCALE))

    empty = {name for name in READ if getattr(row, name) is None}
    row.clean_fields(exclude=IDENTITIES | empty)


def test_every_column_is_read():
    columns = {field.name for field in PublishedJudgement._meta.concrete_fields}

    assert set(READ) == columns - IDENTITIES


@pytest.mark.parametrize("preset", PRESETS)
def test_a_scale_comes_back_by_its_signs(preset):
    scale = PRESETS[preset]

    assert scale_with(scale.signs, upper=scale.upper, lower=scale.lower) == scale
