"""What tests of suppression share: comments, and a draft's findings in short."""

from __future__ import annotations

import json
from collections.abc import Callable

from runs import Run, Write

RULE = "placeholder/x-marks"  # the one of runs.FAULT
Found = Callable[..., list[str]]


def html(words: str) -> str:
    """A comment of HTML."""
    return f"<!-- stylelint: {words} -->"


def link(words: str) -> str:
    """A comment as a link definition."""
    return f"[//]: # (stylelint: {words})"


def finder(stylelint: Run, write: Write) -> Found:
    """A function that lints a text and returns `line rule` of each finding."""

    def lint(text: str, *args: str, name: str = "a.md") -> list[str]:
        path = write(name, text)
        result = stylelint("check", path.name, "--format", "json", *args)
        assert result.code in (0, 1), result.err
        return [f"{d['line']} {d['rule']}" for d in json.loads(result.out)["diagnostics"]]

    return lint
