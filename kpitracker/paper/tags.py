"""What PDF/UA-1 asks of the tags beyond what WeasyPrint writes.

WeasyPrint's objects are dictionaries that name their parent by a reference. Of its tags
the kind is changed here, and captions come first; what the pages mark stays as it is.
"""

from collections.abc import Iterable, Sequence
from typing import Any

ROWS = {"/THead", "/TBody", "/TFoot", "/TR"}
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def set_right(objects: Sequence[Any]) -> None:
    tags = [one for one in objects if isinstance(one, dict) and "S" in one]
    parents = {one.reference: one for one in tags}
    _leave_out_ornaments(tags)
    _part_lists(tags, parents)
    _unpack_tables(tags, parents)
    _scope_headers(tags, parents)
    _close_gaps(tags)


def _leave_out_ornaments(tags: Iterable[dict]) -> None:
    """A figure that says nothing beside the words next to it is none."""
    for tag in tags:
        if tag["S"] == "/Figure" and "Alt" not in tag:
            tag["S"] = "/NonStruct"


def _part_lists(tags: Iterable[dict], parents: dict) -> None:
    """A ``div`` in a ``dl`` is an item: its term the label, the rest the body."""
    bodies = {tag["P"]: tag for tag in tags if tag["S"] == "/LBody"}
    for tag in tags:
        item = parents.get(tag.get("P"))
        if tag["S"] != "/LI" or item is None or item["S"] not in ("/Div", "/LI"):
            continue
        is_term = item["S"] == "/Div"
        above = parents.get(item["P"])
        if is_term and (above is None or above["S"] != "/L"):
            continue
        item["S"] = "/LI"
        tag["S"] = "/Lbl" if is_term else "/LBody"
        if tag.reference in bodies:
            bodies[tag.reference]["S"] = "/Span" if is_term else "/Div"


def _unpack_tables(tags: Iterable[dict], parents: dict) -> None:
    """What has no rows only wraps a table, or a caption in one."""
    with_rows = {tag.get("P") for tag in tags if tag["S"] in ROWS}
    wrappers = [
        tag for tag in tags if tag["S"] == "/Table" and tag.reference not in with_rows
    ]
    for tag in wrappers:
        tag["S"] = "/Div"
        if tag["P"] in with_rows:
            tag["S"] = "/Caption"
            kids = parents[tag["P"]]["K"]
            kids.insert(0, kids.pop(kids.index(tag.reference)))
    wrapped = {tag.reference for tag in wrappers}
    for tag in tags:
        if tag["S"] == "/Caption" and tag["P"] in wrapped:
            tag["S"] = "/P"


def _scope_headers(tags: Iterable[dict], parents: dict) -> None:
    for tag in tags:
        if tag["S"] == "/TH" and "A" in tag:
            row = parents[tag["P"]]
            is_head = parents[row["P"]]["S"] == "/THead"
            tag["A"]["Scope"] = "/Column" if is_head else "/Row"


def _close_gaps(tags: Iterable[dict]) -> None:
    """The first heading is of the first level, and none is left out below it."""
    above: list[int] = []
    for tag in tags:
        if (level := HEADINGS.get(tag["S"])) is not None:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            tag["S"] = f"/H{len(above)}"
