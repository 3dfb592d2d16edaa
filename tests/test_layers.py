"""Who may import whom: docs/design.md lists the layers, and no module imports from one below its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import stylelint

PACKAGE = Path(stylelint.__file__).parent
DESIGN = Path(__file__).resolve().parent.parent / "docs" / "design.md"
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}
ENTRY = {"__init__", "__main__"}


def layers() -> list[set[str]]:
    """The rows of the list in the design document, each a set of modules or packages, highest first."""
    block = re.search(r"## Layers.*?```\n(.*?)```", DESIGN.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    return [set(line.split("  ")[0].split(", ")) for line in block[1].splitlines()]


def rank(module: str) -> int:
    """The row of a module: the one that names it, else the one that names its package."""
    rows = layers()
    names = [module, module.partition(".")[0]]
    return next(i for name in names for i, row in enumerate(rows) if name in row)


def imported(module: str) -> Iterator[str]:
    """Modules of the package that a module imports when it is loaded."""
    path = MODULES[module]
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in loaded(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1] + ([node.module] if node.module else [])
            for alias in node.names:
                name = ".".join([*base, alias.name])
                if name in MODULES or base:
                    yield name if name in MODULES else ".".join(base)


def loaded(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk what is run at import: no functions, no blocks for the type checker only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        yield from loaded(node)


@pytest.mark.parametrize("module", sorted(set(MODULES) - ENTRY))
def test_imports_go_up_only(module: str) -> None:
    assert [other for other in imported(module) if rank(other) > rank(module)] == []


def test_the_list_names_nothing_that_is_gone() -> None:
    names = set(MODULES) | {name.partition(".")[0] for name in MODULES}
    assert [name for row in layers() for name in row if name not in names] == []


def test_kinds_do_not_know_formats_nor_readers_rules() -> None:
    for module in MODULES:
        others = {name.partition(".")[0] for name in imported(module)}
        assert not (module.startswith("kinds") and "readers" in others)
        assert not (module.startswith("readers") and {"kinds", "rulepack"} & others)
