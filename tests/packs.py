"""Helpers for tests: make rule packs in a folder, and read what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from stylelint import Linter
from stylelint.rulepack.errors import PackErrors
from stylelint.rulepack.load import load_pack

RULE = """\
kind: phrases
level: warning
message: {zh: 空话, en: filler}
help: {zh: 删去, en: delete it}
why: {zh: 无, en: none}
sources: [own]
phrases: [高度重视]
bad: [⟦高度重视⟧安全。, 要⟦高度重视⟧。]
good: [重视。, 高度。, 视高度而定。]
"""


def changed(old: str, new: str, rule: str = RULE) -> str:
    """The rule with one piece replaced."""
    assert old in rule
    return rule.replace(old, new)


def make_pack(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`; returns it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def own_linter(root: Path) -> Linter:
    """Make a linter of the rules of one pack and no others."""
    return Linter(root, select=root.name)


def errors_of(root: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """What is wrong with a pack: `file:line:column: what`, in Chinese, the folder left out."""
    with pytest.raises(PackErrors) as caught:
        load_pack(make_pack(root, files))
    assert all(error.en for error in caught.value.errors)
    return [e.format("zh").removeprefix(root.as_posix() + "/") for e in caught.value.errors]
