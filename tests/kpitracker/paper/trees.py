"""Pages as trees of elements, and the list of indicators read off one."""

from xml.etree.ElementTree import Element

import tinyhtml5
from django.test import Client


def tree_of(client: Client, path: str) -> Element:
    response = client.get(path)
    assert response.status_code == 200
    return tinyhtml5.parse(response.content.decode(), namespace_html_elements=False)


def of_class(tree: Element, tag: str, name: str) -> list[Element]:
    return [one for one in tree.iter(tag) if name in one.get("class", "").split()]


def shown(cell: Element) -> str:
    """What a reader sees; a line for each line."""
    parts = [cell.text or ""]
    for child in cell:
        parts.append("\n" if child.tag == "br" else shown(child))
        parts.append(child.tail or "")
    return "".join(parts).strip()


def listed_rows(tree: Element) -> dict[str, list[str]]:
    """By an indicator's code all of its cells, department and explanation last."""
    found = {}
    for row in of_class(tree, "tbody", "list__row"):
        upper, *below = list(row.iter("tr"))
        cells = [
            shown(cell) for cell in upper if "list__chart" not in cell.get("class")
        ]
        said = [
            shown(one)
            for one in row.iter("span")
            if "list__said" in one.get("class", "")
        ]
        assert bool(below) == bool(said)
        found[cells[0]] = [*cells, *said]
    return found
