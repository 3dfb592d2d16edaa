"""The pages of the rules are those that the rule files make."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_they_are_not_stale() -> None:
    spec = importlib.util.spec_from_file_location("_rules", DOCS / "_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = dict(module.pages())
    there = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "rules").glob("*.md")}
    assert made.keys() == there.keys(), "run make pages"
    assert [name for name in made if made[name] != there[name]] == [], "run make pages"
    assert all(text.count("```") % 2 == 0 for text in made.values())
