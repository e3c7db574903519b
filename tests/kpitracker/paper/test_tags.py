"""The tags of a PDF as PDF/UA-1 wants them."""

import pytest

from kpitracker.paper.tags import set_right

pytestmark = pytest.mark.pure


class Tag(dict):
    def __init__(self, kind: str, parent: "Tag | None" = None, **other) -> None:
        super().__init__(
            S=kind, P=None if parent is None else parent.reference, K=[], **other
        )
        if parent is not None:
            parent["K"].append(self.reference)

    @property
    def reference(self) -> int:
        return id(self)


def kinds(*tags: Tag) -> list[str]:
    set_right(tags)
    return [tag["S"] for tag in tags]


def test_a_term_is_the_label_of_its_item():
    facts = Tag("/L")
    pair = Tag("/Div", facts)
    term, said = Tag("/LI", pair), Tag("/LI", pair)
    bodies = [Tag("/LBody", term), Tag("/LBody", said)]

    found = kinds(facts, pair, term, said, *bodies)

    assert found == ["/L", "/LI", "/Lbl", "/LBody", "/Span", "/Div"]


def test_an_item_of_a_plain_list_stays_one():
    points = Tag("/L")
    item = Tag("/LI", points)

    assert kinds(points, item, Tag("/LBody", item)) == ["/L", "/LI", "/LBody"]


def test_what_wraps_the_caption_of_a_table_is_the_caption_and_comes_first():
    table = Tag("/Table")
    head = Tag("/THead", table)
    wrapper = Tag("/Table", table)

    found = kinds(table, head, wrapper, Tag("/Caption", wrapper))

    assert found == ["/Table", "/THead", "/Caption", "/P"]
    assert table["K"] == [wrapper.reference, head.reference]


def test_what_has_no_rows_is_no_table():
    wrapper = Tag("/Table")
    table = Tag("/Table", wrapper)

    assert kinds(wrapper, table, Tag("/TR", table)) == ["/Div", "/Table", "/TR"]


def test_headers_say_what_they_head():
    table = Tag("/Table")
    head, body = Tag("/THead", table), Tag("/TBody", table)
    above, row = Tag("/TR", head), Tag("/TR", body)
    year, name = Tag("/TH", above, A={}), Tag("/TH", row, A={})

    set_right([table, head, body, above, row, year, name])

    assert (year["A"]["Scope"], name["A"]["Scope"]) == ("/Column", "/Row")


def test_headings_begin_at_the_first_level_and_leave_none_out():
    found = kinds(Tag("/H2"), Tag("/H4"), Tag("/H3"), Tag("/H2"))

    assert found == ["/H1", "/H2", "/H2", "/H1"]


def test_a_figure_without_words_is_an_ornament():
    assert kinds(Tag("/Figure"), Tag("/Figure", Alt="推移")) == [
        "/NonStruct",
        "/Figure",
    ]
