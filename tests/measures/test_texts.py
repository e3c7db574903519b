"""What the words of a plan may hold."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories import make_goal, make_text

pytestmark = pytest.mark.django_db


class TestText:
    @pytest.mark.parametrize(
        ("body", "sentence"),
        [
            ("<b>太字</b>", "“<b>” is markup"),
            ("<u>下線", "do not come in pairs"),
            ("下線</u>", "do not come in pairs"),
            ("<u><u>下線</u></u>", "do not come in pairs"),
        ],
    )
    def test_is_marked_up_by_pairs_of_underlining_only(self, body, sentence):
        row = make_text(make_goal())
        row.body = body

        with pytest.raises(ValidationError, match=sentence):
            row.full_clean()

    def test_is_taken_as_printed(self):
        row = make_text(make_goal(), "<u>課題</u> 3<5、<u>方向</u>")

        row.full_clean()
