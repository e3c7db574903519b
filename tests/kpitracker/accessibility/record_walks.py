"""Write down in which order Tab leads through the pages that have a recorded walk.

``pytest tests/kpitracker/accessibility/record_walks.py``: not collected by itself.
Every line that changes is to be read: does the order still make sense?
"""

import pytest

from tests.kpitracker.accessibility.places import WALKED
from tests.kpitracker.accessibility.test_pages import (  # noqa: F401
    WALKS,
    looker,
    site,
)


@pytest.mark.browser
@pytest.mark.parametrize("name", WALKED)
def test_write(looker, name):  # noqa: F811
    WALKS.mkdir(exist_ok=True)
    walk, _faults = looker.walk(WALKED[name])
    (WALKS / f"{name}.txt").write_text("\n".join([*walk, ""]), encoding="utf-8")
