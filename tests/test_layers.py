"""The apps stand in a line: plans < measures < indicators < kpitracker."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINE = ["plans", "measures", "indicators", "kpitracker"]
DOTTED = re.compile(rf"({'|'.join(LINE)})\.\w+")

pytestmark = pytest.mark.pure


def apps_named_in(tree: ast.AST) -> set[str]:
    """Apps a module imports, or names in a string such as ``"plans.Plan"``."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(name)):
                names.add(name)
            case ast.Import(names=aliases):
                names |= {alias.name for alias in aliases}
            case ast.Constant(value=str(text)) if DOTTED.fullmatch(text):
                names.add(text)
    return {name.partition(".")[0] for name in names} & set(LINE)


def modules_of(app: str) -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted((ROOT / app).rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("app", LINE)
def test_an_app_imports_only_what_stands_before_it(app):
    allowed = set(LINE[: LINE.index(app) + 1])

    strangers = {
        str(path.relative_to(ROOT)): names - allowed
        for path, tree in modules_of(app)
        if (names := apps_named_in(tree)) - allowed
    }

    assert strangers == {}


@pytest.mark.parametrize(
    "source",
    [
        "import indicators.models",
        "from indicators.models import Actual",
        "def late():\n    from indicators import enums",
        'plan = models.ForeignKey("indicators.Actual")',
    ],
)
def test_every_way_of_naming_an_app_is_seen(source):
    assert apps_named_in(ast.parse(source)) == {"indicators"}


@pytest.mark.parametrize("app", LINE)
def test_no_module_imports_inside_a_function(app):
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path, tree in modules_of(app)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


def test_no_file_is_too_long_to_read_in_one_go():
    long = {
        str(path.relative_to(ROOT)): lines
        for app in [*LINE, "tests"]
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 250
    }

    assert long == {}
