"""Drafts with marked places, and golden files: UPDATE_GOLDEN=1 pytest tests/reporters rewrites them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from report_drafts import Golden


@pytest.fixture
def golden() -> Golden:
    """Compare a text with the file of that name, byte by byte."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"no golden file {name}; make it with UPDATE_GOLDEN=1"
        assert text == path.read_bytes().decode(), f"{name} differs; if that is right, run with UPDATE_GOLDEN=1"

    return compare


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's terminal says."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "VTE_CJK_WIDTH", "TERM", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
